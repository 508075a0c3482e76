using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Core.Composition;
using ShopVision.Core.Errors;
using ShopVision.Core.Filtering;
using ShopVision.Core.Searching;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class SearchCommand : Command
{
    private static readonly Option<string?> Photo = new("--photo") { Description = "A picture to start from.", HelpName = "FILE" };
    private static readonly Option<string?> Text = new("--text") { Description = "Words: what to find, or what to change about the photo (\"in blue\").", HelpName = "WORDS" };
    private static readonly Option<string[]> Product = new("--product") { Description = "A product to start from, by id. May be given several times.", HelpName = "ID" };
    private static readonly Option<string[]> Filter = new("--filter")
    {
        Description = "FIELD=VALUE, such as color=blue, price=10..50 or inStock=true. The same field twice means either.",
        HelpName = "FIELD=VALUE",
    };

    private static readonly Option<int> Limit = new("--limit") { Description = "How many hits, 1 to 100.", DefaultValueFactory = _ => SearchRequest.DefaultLimit };
    private static readonly Option<int> Offset = new("--offset") { Description = "How many hits to leave out first." };
    private static readonly Option<string?> Cursor = new("--cursor") { Description = "Go on where a page ended: its nextCursor, with the same question.", HelpName = "TEXT" };
    private static readonly Option<string?> Sort = new("--sort") { Description = $"{string.Join(", ", SortNames.All)}. What is ranked is sorted among its {SearchRequest.MaxDepth} best.", HelpName = "ORDER" };
    private static readonly Option<bool> CollapseGroups = new("--collapse-groups") { Description = "Show of each group the best product alone." };
    private static readonly Option<double?> TextWeight = new("--text-weight") { Description = "0: the photo alone; 1: the words alone. Default: the model's calibration.", HelpName = "0..1" };
    private static readonly Option<string?> Composition = new("--composition") { Description = $"How photo and words become one query: {string.Join(", ", Compositions.Names)}. Default: the model's calibration.", HelpName = "NAME" };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Say why each product was found." };

    public SearchCommand() : base("search", "Search a catalog by words, a photo, or both.")
    {
        foreach (Option option in (Option[])[CommonOptions.Data, CommonOptions.Index, CommonOptions.Model, Photo, Text, Product, Filter, Limit, Offset, Cursor, Sort, CollapseGroups, TextWeight, Composition, Explain, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = new SearchRequest
        {
            Text = parsed.GetValue(Text),
            Photos = parsed.GetValue(Photo) is { } photo ? [await ReadPhotoAsync(photo, cancellationToken)] : [],
            ProductIds = parsed.GetValue(Product) ?? [],
            Filters = FilterParser.ParsePairs((parsed.GetValue(Filter) ?? []).Select(ParsePair)),
            Limit = parsed.GetValue(Limit),
            Offset = parsed.GetValue(Offset),
            Cursor = parsed.GetValue(Cursor),
            Sort = SortNames.Parse(parsed.GetValue(Sort)),
            CollapsesGroups = parsed.GetValue(CollapseGroups),
            TextWeight = parsed.GetValue(TextWeight),
            Composition = parsed.GetValue(Composition),
            Explain = parsed.GetValue(Explain),
        };
        using var catalog = OpenCatalog.Open(DataFolder.Existing(parsed.GetValue(CommonOptions.Data)!), parsed.GetValue(CommonOptions.Index), parsed.GetValue(CommonOptions.Model), SettingsFile.Load());
        var response = await catalog.Search.SearchAsync(request, cancellationToken);
        if (parsed.GetValue(CommonOptions.Json))
            Console.WriteLine(JsonSerializer.Serialize(response, DocumentJson.Indented));
        else
            Print(response);
        return ExitCodes.Done;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadPhotoAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(ErrorCode.ImageMissing, $"Expected a readable picture at '{path}', found: {exception.Message}", exception);
        }
    }

    private static KeyValuePair<string, string> ParsePair(string written) =>
        written.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? KeyValuePair.Create(written[..at], written[(at + 1)..])
            : throw new ShopVisionException(ErrorCode.InvalidFilter, $"Expected --filter as FIELD=VALUE, found '{written}'.");

    private static void Print(SearchResponse response)
    {
        var query = response.Query;
        foreach (var wish in query.Understood)
            Console.WriteLine($"understood: {(wish.Polarity == "want" ? "" : "not ")}{wish.Axis} {wish.Value}");
        if (query.Composition is not null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"composed: {query.Composition}, text weight {query.TextWeight:0.00}{(query.Caption is null ? "" : $", caption \"{query.Caption}\"")}"));
        foreach (var (hit, place) in response.Hits.Select((hit, i) => (hit, i + 1)))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place,3}. {hit.Score:0.000}  {hit.Id,-12} {hit.Product.Title}{Attributes(hit.Product)}"));
            if (hit.Reasons is { Count: > 0 } reasons)
                Console.WriteLine($"            {string.Join("  ", reasons.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Signal} {reason.Contribution:+0.000;-0.000}")))}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{response.Hits.Count} of {response.Total.Value} products{Sorting(response)}, {response.Took.TotalMs:0.0} ms, model {response.Model}"));
        if (response.NextCursor is { } next)
            Console.WriteLine($"more: --cursor {next}");
    }

    private static string Sorting(SearchResponse response) => response.Sort switch
    {
        { By: "relevance" or "id" } => "",
        { Of: "best", Depth: { } depth } sort => $", the {Math.Min(depth, response.Total.Value)} best by {sort.By}",
        var sort => $" by {sort.By}",
    };

    private static string Attributes(ProductView product)
    {
        var values = product.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).SelectMany(attribute => attribute.Value).Take(4).ToList();
        return values.Count == 0 ? "" : $"  ({string.Join(", ", values)})";
    }
}
