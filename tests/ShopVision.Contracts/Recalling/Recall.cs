using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts.Recalling;

/// <summary>How many of an index' places are those that comparing all floats gives, equal scores in the order of the ids.</summary>
public static class Recall
{
    private const int UpsertBatch = 2_000;

    public static async Task FillAsync(IProductIndex index, VectorCatalog catalog, CancellationToken cancellationToken)
    {
        await using var writer = await index.OpenAsync(
            GenerationTarget.New(new IndexModel("recall@1", new ModelFingerprint(new string('a', 64)), catalog.Dimensions)), cancellationToken);
        foreach (var batch in catalog.Entries.Chunk(UpsertBatch))
            Assert.Empty((await writer.UpsertAsync(batch, cancellationToken)).Failures);
        await writer.PublishAsync(cancellationToken);
    }

    /// <summary>Over all queries.</summary>
    public static async Task<(long Equal, long Places)> CountAsync(IProductIndex index, VectorCatalog catalog, int depth, CancellationToken cancellationToken)
    {
        var nearest = new string[catalog.Queries.Count][];
        Parallel.For(0, nearest.Length, query => nearest[query] = Nearest(catalog, catalog.Queries[query], depth));
        var (equal, places) = (0L, 0L);
        for (var query = 0; query < nearest.Length; query++)
        {
            var page = await index.SearchAsync(new IndexQuery { Vector = new VectorLeg(catalog.Queries[query]), Depth = depth }, cancellationToken);
            equal += page.Hits.Zip(nearest[query], (hit, id) => hit.Entry.Product.Id == id).Count(isEqual => isEqual);
            places += nearest[query].Length;
        }

        return (equal, places);
    }

    private static string[] Nearest(VectorCatalog catalog, Embedding query, int depth) =>
    [
        .. catalog.Entries.Where(entry => entry.Images.Count > 0)
            .Select(entry => (entry.Product.Id, Score: entry.Images.Max(image => query.Dot(image.Embedding!))))
            .OrderByDescending(product => product.Score).ThenBy(product => product.Id, StringComparer.Ordinal)
            .Take(depth).Select(product => product.Id),
    ];
}
