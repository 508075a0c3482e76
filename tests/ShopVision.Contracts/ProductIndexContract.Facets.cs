using ShopVision.Contracts.Modelling;
using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Fact]
    public async Task The_tree_of_categories_opens_the_asked_path_and_counts_true()
    {
        var index = await IndexOfAsync(
            In("1", "Shoes", "Sneakers", "Running"), In("2", "Shoes", "Sneakers"), In("3", "Shoes", "Boots"), In("4", "Home", "Lamps"));

        var tree = await CategoriesAsync(index, All with { Categories = new CategoryFacet(["shoes > SNEAKERS"]) });

        Assert.Equal(["Shoes 3 [Sneakers 2 [Running 1], Boots 1]", "Home 1"], tree.Select(SamePage.Written));
        Assert.Equal("Shoes > Sneakers > Running", tree[0].Children[0].Children[0].Path);
    }

    [Fact]
    public async Task The_tree_ignores_the_filter_on_categories_and_heeds_the_others()
    {
        var index = await IndexOfAsync(
            In("1", "Shoes", "Boots"), In("2", "Shoes", "Clogs"), Some.Entry(Some.Product("3", category: ["Home"]) with { Brand = "A" }),
            Some.Entry(Some.Product("4", category: ["Shoes", "Boots"]) with { Brand = "A" }));
        var filters = new FilterSet(new Dictionary<string, FieldFilter>
        {
            [Fields.Category] = new ValuesFilter(["Shoes > Clogs"]),
            [Fields.Brand] = new ValuesFilter(["a"]),
        });

        var tree = await CategoriesAsync(index, All with { Filters = filters, Categories = new CategoryFacet(["Shoes"]) });

        Assert.Equal(["Home 1", "Shoes 1 [Boots 1]"], tree.Select(SamePage.Written));
    }

    [Fact]
    public async Task The_tree_cuts_long_rows_but_never_the_opened_path()
    {
        var index = await IndexOfAsync(In("1", "A"), In("2", "A"), In("3", "B"), In("4", "B"), In("5", "B"), In("6", "C", "D"));

        var tree = await CategoriesAsync(index, All with { Categories = new CategoryFacet(["C > D"], Size: 1) });

        Assert.Equal(["B 3", "C 1 [D 1]"], tree.Select(SamePage.Written));
    }

    [Fact]
    public async Task Price_buckets_lie_side_by_side_and_each_counts_what_its_range_keeps()
    {
        decimal[] prices = [0.5m, 4, 9.99m, 10, 19, 20, 45, 49.9m, 50, 120, 999];
        var index = await IndexOfAsync([.. prices.Select((price, i) => Some.Entry(Priced($"{i}", price)))]);

        var histogram = Assert.Single((await index.SearchAsync(All with { PriceBuckets = 8 }, Cancellation)).Prices);

        Assert.Equal("EUR", histogram.Currency);
        Assert.InRange(histogram.Buckets.Count, 2, 8);
        Assert.Equal(prices.Length, histogram.Buckets.Sum(bucket => bucket.Count));
        Assert.Equal(histogram.Buckets.Skip(1).Select(bucket => bucket.From), histogram.Buckets.SkipLast(1).Select(bucket => bucket.To));
        foreach (var bucket in histogram.Buckets)
            Assert.Equal(
                bucket.Count,
                (await index.SearchAsync(All with { Filters = Where(Fields.Price, new RangeFilter(Gte: bucket.From, Lt: bucket.To)) }, Cancellation)).Total);
    }

    [Fact]
    public async Task Each_currency_has_a_histogram_of_its_own_the_most_frequent_first()
    {
        var index = await IndexOfAsync(
            Some.Entry(Priced("1", 10)), Some.Entry(InDollars("2", 10)), Some.Entry(InDollars("3", 30)), Plain("unpriced"));

        var prices = (await index.SearchAsync(All with { PriceBuckets = 5 }, Cancellation)).Prices;
        var dollars = await index.SearchAsync(All with { PriceBuckets = 5, Filters = Where(Fields.Currency, "usd") }, Cancellation);

        Assert.Equal([("USD", 2L), ("EUR", 1L)], prices.Select(histogram => (histogram.Currency, histogram.Buckets.Sum(bucket => bucket.Count))));
        Assert.Equal("USD", Assert.Single(dollars.Prices).Currency);
        Assert.Equal(2, dollars.Total);

        static Product InDollars(string id, decimal amount) => Some.Product(id) with { Price = new Price(amount, "USD") };
    }

    [Fact]
    public async Task A_price_histogram_ignores_the_filter_on_prices_and_heeds_the_others()
    {
        var index = await IndexOfAsync(
            Some.Entry(Priced("1", 10) with { Brand = "A" }), Some.Entry(Priced("2", 90) with { Brand = "A" }), Some.Entry(Priced("3", 500)));
        var filters = new FilterSet(new Dictionary<string, FieldFilter>
        {
            [Fields.Price] = new RangeFilter(Lt: 50),
            [Fields.Brand] = new ValuesFilter(["A"]),
        });

        var page = await index.SearchAsync(All with { Filters = filters, PriceBuckets = 5 }, Cancellation);

        Assert.Equal(1, page.Total);
        Assert.Equal(2, Assert.Single(page.Prices).Buckets.Sum(bucket => bucket.Count));
    }

    [Fact]
    public async Task Without_products_there_are_neither_categories_nor_prices()
    {
        var index = await IndexOfAsync(Plain("1"));

        var page = await index.SearchAsync(All with { Categories = new CategoryFacet(["Shoes"]), PriceBuckets = 5 }, Cancellation);

        Assert.Empty(page.Categories);
        Assert.Empty(page.Prices);
    }

    private static IndexEntry In(string id, params string[] category) => Some.Entry(Some.Product(id, category: category), Some.Axis(0));

    private static async Task<IReadOnlyList<CategoryCount>> CategoriesAsync(IProductIndex index, IndexQuery query) =>
        (await index.SearchAsync(query, Cancellation)).Categories;
}
