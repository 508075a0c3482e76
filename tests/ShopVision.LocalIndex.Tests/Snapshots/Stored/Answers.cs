using System.Globalization;
using System.Text.Json;
using ShopVision.Contracts.Modelling;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Tests.Snapshots.Stored;

/// <summary>What an index says to questions of every kind, each answer in one text with all its digits.</summary>
internal static class Answers
{
    private static readonly string[] Texts =
        ["wool coat", "linen shrt", "acme", "Clothing hat", "#12", "0012", "sku-31", "lamp table boot cotton", "nothing"];

    public static async Task<List<string>> OfAsync(LocalProductIndex index, IReadOnlyList<IndexEntry> entries, int seed)
    {
        var (catalog, answers) = (new RandomCatalog(new Random(seed)), new List<string>());
        for (var i = 0; i < 30; i++)
            answers.Add(await PageAsync(index, catalog.Query(entries)));
        foreach (var text in Texts)
            answers.Add(await PageAsync(index, new IndexQuery { Lexical = new LexicalLeg(text), Facets = [Fields.Id, Fields.AddedAt], PriceBuckets = 4 }));
        foreach (var sort in Enum.GetValues<ProductSort>())
            answers.Add(await PageAsync(index, new IndexQuery { Sort = sort, Depth = 200, CollapsesGroups = true }));
        foreach (var prefix in (string[])["c", "woo", "coat l", "shrit", "ac"])
            answers.Add(string.Join('|', await index.SuggestAsync(prefix, Workspace.Cancellation)));
        await foreach (var entry in index.ExportAsync(withVectors: true, Workspace.Cancellation))
            answers.Add(Written(entry));
        return answers;
    }

    private static async Task<string> PageAsync(LocalProductIndex index, IndexQuery query)
    {
        var page = await index.SearchAsync(query, Workspace.Cancellation);
        return JsonSerializer.Serialize(new
        {
            page.Total,
            Facets = page.Facets.OrderBy(facet => facet.Key, StringComparer.Ordinal),
            Categories = page.Categories.Select(SamePage.Written),
            page.Prices,
            Hits = page.Hits.Select(hit => string.Create(
                CultureInfo.InvariantCulture,
                $"{Written(hit.Entry)} {hit.VectorScore:R} {hit.LexicalScore:R} {hit.ImageIndex} {hit.IsNamed}")),
        });
    }

    private static string Written(IndexEntry entry) =>
        JsonSerializer.Serialize(new { entry.Product, entry.ProductDigest, Images = entry.Images.Select(image => (image.Source, image.ContentDigest).ToString()) })
        + string.Join(' ', entry.Images.Select(image => image.Embedding is null ? "" : string.Join(' ', image.Embedding.Values.ToArray())));
}
