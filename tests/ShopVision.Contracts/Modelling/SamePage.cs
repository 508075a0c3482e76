using ShopVision.Core.Indexing;

namespace ShopVision.Contracts.Modelling;

/// <summary>Holds an index's page to the reference's, in all that is not each index's own.</summary>
public static class SamePage
{
    public static void Hold(SearchPage expected, SearchPage found, IndexQuery query)
    {
        Assert.Equal(expected.Total, found.Total);
        foreach (var field in query.Facets)
            Assert.Equal(expected.Facets[field], found.Facets[field]);
        Assert.Equal(expected.Categories.Select(Written), found.Categories.Select(Written));
        Assert.Equal(
            expected.Prices.SelectMany(prices => prices.Buckets, (prices, bucket) => (prices.Currency, bucket)),
            found.Prices.SelectMany(prices => prices.Buckets, (prices, bucket) => (prices.Currency, bucket)));
        Assert.Equal(MatchesOf(expected), MatchesOf(found));
        Assert.Equal(expected.Hits.Count, found.Hits.Count);
        // Products without images stand at the end of what is ranked, in the order of a lexical score that is each index's own.
        var isRanked = query.Sort == ProductSort.Relevance && (query.Vector is not null || query.Lexical is not null);
        var inOrder = isRanked ? expected.Hits.Count(hit => hit.VectorScore is not null) : expected.Hits.Count;
        for (var i = 0; i < inOrder; i++)
        {
            Assert.Equal(expected.Hits[i].Entry.Product.Id, found.Hits[i].Entry.Product.Id);
            Assert.Equal(expected.Hits[i].ImageIndex, found.Hits[i].ImageIndex);
            Assert.Equal(expected.Hits[i].VectorScore ?? 0, found.Hits[i].VectorScore ?? 0, tolerance: 1e-5);
        }
    }

    /// <summary>A category with all below it, as one text.</summary>
    public static string Written(CategoryCount category) => category.Children.Count == 0
        ? $"{category.Name} {category.Count}"
        : $"{category.Name} {category.Count} [{string.Join(", ", category.Children.Select(Written))}]";

    private static string[] MatchesOf(SearchPage page) =>
        [.. page.Hits.Where(hit => hit.LexicalScore is not null).Select(hit => hit.Entry.Product.Id).Order(StringComparer.Ordinal)];
}
