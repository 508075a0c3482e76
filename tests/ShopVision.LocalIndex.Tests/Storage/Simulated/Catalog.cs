using System.Collections.Immutable;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Tests.Storage.Simulated;

/// <summary>What an index must hold: which generation is published, and what stands in each that is or once was.</summary>
internal sealed record Catalog(string? Published, ImmutableSortedDictionary<string, string> Generations)
{
    /// <summary>Stands for a published generation that nobody knows the name of yet.</summary>
    public const string Unnamed = "*";

    public static Catalog None { get; } = new(null, ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>What is served; null where nothing is published.</summary>
    public string? Served => Published is null ? null : Generations[Published];

    public Catalog With(string generation, string content) => this with { Generations = Generations.SetItem(generation, content) };

    /// <summary>The entries of the published generation in one text, everything that a commit wrote in it.</summary>
    public static async Task<string> ContentAsync(LocalProductIndex index)
    {
        var entries = new List<IndexEntry>();
        await foreach (var entry in index.ExportAsync(withVectors: true, Workspace.Cancellation))
            entries.Add(entry);
        return Content(entries);
    }

    public static string Content(IEnumerable<IndexEntry> entries) => string.Join('\n', entries.Select(entry =>
        $"{entry.Product.Id} {entry.Product.Title} {entry.ProductDigest} {string.Join(' ', entry.Images.Select(Image))}"));

    private static string Image(IndexedImage image) =>
        $"{image.Source} {image.ContentDigest} {Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(image.Embedding!.Values))}";
}
