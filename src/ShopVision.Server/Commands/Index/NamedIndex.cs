using System.CommandLine;
using ShopVision.Core.Indexing;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Index;

/// <summary>An index with the words that tell people which it is.</summary>
internal sealed record NamedIndex(string Name, IProductIndex Index) : IDisposable
{
    private static readonly Option<string?> Data = new("--data") { Description = "The data folder whose index it is.", HelpName = "DIR" };

    private static readonly Option<string?> Cluster = new("--index")
    {
        Description = "The Elasticsearch cluster that holds the index, instead of a data folder; a path is the index's name: http://host:9200/shop.",
        HelpName = "URL",
    };

    /// <summary>Adds the options that name an index to a command, which needs one of them.</summary>
    public static void AddOptions(Command command, params ReadOnlySpan<Option> own)
    {
        foreach (var option in (ReadOnlySpan<Option>)[Data, Cluster, .. own, CommonOptions.Json])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(Data) is null) == (result.GetValue(Cluster) is null))
                result.AddError("Expected the index by one of --data DIR and --index URL.");
        });
    }

    /// <summary>One to read from, or to change: a data folder must be there.</summary>
    public static NamedIndex Open(ParseResult parsed) => Open(PlaceOf(parsed), DataFolder.Existing);

    /// <summary>One to fill: a data folder is made where it is missing.</summary>
    public static NamedIndex OpenToFill(ParseResult parsed) => Open(PlaceOf(parsed), DataFolder.Created);

    /// <summary>A place is the address of a cluster or a data folder.</summary>
    public static NamedIndex Open(string place, Func<string, DataFolder> folder)
    {
        var settings = SettingsFile.Load();
        return CatalogIndex.IsAddress(place)
            ? new NamedIndex($"the cluster at {place}", CatalogIndex.OpenCluster(place, settings))
            : new NamedIndex($"the data folder '{place}'", CatalogIndex.OpenLocal(folder(place), settings));
    }

    public void Dispose() => (Index as IDisposable)?.Dispose();

    private static string PlaceOf(ParseResult parsed) => parsed.GetValue(Cluster) ?? parsed.GetValue(Data)!;
}
