using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Vectors;

namespace ShopVision.LocalIndex.Search;

/// <summary>Answers several queries from one snapshot: those that scan all vectors read them once together, and the rest is done side by side.</summary>
internal static class ManySearches
{
    // The scores of a scan take four bytes a row and query until the best are chosen.
    private const int MostAtOnce = 32;

    public static IReadOnlyList<SearchPage> Run(Snapshot snapshot, IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken)
    {
        var pages = new List<SearchPage>(queries.Count);
        foreach (var together in queries.Chunk(MostAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            pages.AddRange(RunTogether(snapshot, together));
        }

        return pages;
    }

    private static SearchPage[] RunTogether(Snapshot snapshot, IndexQuery[] queries)
    {
        var searches = new IndexSearch[queries.Length];
        Parallel.For(0, queries.Length, i => searches[i] = new IndexSearch(snapshot, queries[i]));
        NearestProducts.Scan([.. searches.Select(search => search.Scan).OfType<NearestProducts>()]);
        var pages = new SearchPage[queries.Length];
        Parallel.For(0, queries.Length, i => pages[i] = searches[i].Run());
        return pages;
    }
}
