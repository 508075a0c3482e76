using ShopVision.Contracts;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Tests.Faults;

/// <summary>Entries by number, and what an index holds of them.</summary>
internal static class Numbered
{
    public static IndexModel Model { get; } = IndexModel.Of(Some.Model);

    public static IndexEntry[] Entries(int first, int count, string title = "lamp") =>
        [.. Enumerable.Range(first, count).Select(number => Some.Entry(Some.Product($"{number}", title), Some.Embedding(number)))];

    /// <summary>In the order of the ids, each as often as it is there.</summary>
    public static async Task<string[]> IdsAsync(IProductIndex index, CancellationToken cancellationToken) =>
        [.. (await index.ExportAsync(withVectors: true, cancellationToken).ToListAsync(cancellationToken)).Select(entry => entry.Product.Id)];

    public static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(number => $"{number}").Order(StringComparer.Ordinal)];
}
