using ShopVision.LocalIndex.Search;

namespace ShopVision.LocalIndex.Tests.Search;

public sealed class BestProductsTests
{
    [Fact]
    public void Of_equal_scores_the_first_places_stay() =>
        Assert.Equal([0, 1], Best(2, (3, 0.5), (1, 0.5), (0, 0.5), (2, 0.5)));

    [Fact]
    public void A_higher_score_displaces_an_earlier_place() =>
        Assert.Equal([0, 3], Best(2, (0, 0.5), (1, 0.4), (2, 0.3), (3, 0.9)));

    [Fact]
    public void Fewer_than_asked_for_all_stay() => Assert.Equal([1, 2], Best(5, (2, 0.1), (1, -0.1)));

    private static IEnumerable<int> Best(int depth, params (int Product, double Score)[] offers)
    {
        var best = new BestProducts(depth);
        foreach (var (product, score) in offers)
            best.Offer(product, score);
        return best.Products.Order();
    }
}
