using System.CommandLine;

namespace ShopVision.Server.Commands;

/// <summary>The options that several commands share, each told once.</summary>
internal static class CommonOptions
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "The data folder: index, pictures and computed embeddings of one catalog.",
        HelpName = "DIR",
        Required = true,
    };

    public static Option<string?> Index { get; } = new("--index")
    {
        Description = "Keep the index in the Elasticsearch cluster at this address instead of the data folder; a path is the index's name: http://host:9200/shop.",
        HelpName = "URL",
    };

    public static Option<string?> Model { get; } = new("--model")
    {
        Description = "A model folder (with a model.json, or as published) or the name of a model that is here. Default: shopvision-mini.",
        HelpName = "DIR",
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print JSON instead of text.",
    };

    public static Option<string?> Urls { get; } = new("--urls")
    {
        Description = "Where to listen, several separated by ';'. Default: http://127.0.0.1:5080.",
        HelpName = "URLS",
    };

    public static Option<string?> AdminUrls { get; } = new("--admin-urls")
    {
        Description = "Where the admin API listens, such as http://127.0.0.1:5081: runs, feeds, products and generations, for this machine alone. Default: nowhere.",
        HelpName = "URLS",
    };
}
