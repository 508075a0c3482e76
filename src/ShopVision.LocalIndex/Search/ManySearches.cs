using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Vectors;

namespace ShopVision.LocalIndex.Search;

/// <summary>Answers several queries from one snapshot: those that scan all vectors read them together, and the rest is done side by side.</summary>
internal static class ManySearches
{
    public static async Task<IReadOnlyList<SearchPage>> RunAsync(Snapshot snapshot, IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken)
    {
        var pages = new List<SearchPage>(queries.Count);
        foreach (var together in queries.Chunk(NearestProducts.MostAPass))
        {
            cancellationToken.ThrowIfCancellationRequested();
            pages.AddRange(await RunTogetherAsync(snapshot, together));
        }

        return pages;
    }

    private static async Task<SearchPage[]> RunTogetherAsync(Snapshot snapshot, IndexQuery[] queries)
    {
        var searches = new IndexSearch[queries.Length];
        Parallel.For(0, queries.Length, i => searches[i] = new IndexSearch(snapshot, queries[i]));
        await snapshot.Scans.RunAsync([.. searches.Select(search => search.Scan).OfType<NearestProducts>()]);
        var pages = new SearchPage[queries.Length];
        Parallel.For(0, queries.Length, i => pages[i] = searches[i].Run());
        return pages;
    }
}
