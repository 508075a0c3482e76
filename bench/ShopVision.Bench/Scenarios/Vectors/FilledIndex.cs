using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex;

namespace ShopVision.Bench.Scenarios.Vectors;

/// <summary>An embedded index of products that differ in their vectors.</summary>
internal static class FilledIndex
{
    private const int Batch = 5_000;

    public static async Task<LocalProductIndex> CreateAsync(
        string folder, int dimensions, IEnumerable<IndexEntry> entries, CancellationToken cancellationToken)
    {
        var index = LocalProductIndex.Open(folder, new LocalIndexOptions(), TimeProvider.System);
        var model = new IndexModel("bench@1", new ModelFingerprint(new string('b', 64)), dimensions);
        await using var writer = await index.OpenAsync(GenerationTarget.New(model), cancellationToken);
        foreach (var batch in entries.Chunk(Batch))
            await writer.UpsertAsync(batch, cancellationToken);
        await writer.PublishAsync(cancellationToken);
        return index;
    }

    public static IndexEntry Entry(int number, Embedding vector) => new(
        new Product { Id = $"{number:000000}", Title = $"Product {number}" }, $"digest-{number}", [new IndexedImage("a.jpg", $"content-{number}", vector)]);

    /// <summary>A vector that is near to no other.</summary>
    public static float[] RandomVector(Random random, int dimensions)
    {
        var values = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
            values[i] = random.NextSingle() - 0.5f;
        return values;
    }
}
