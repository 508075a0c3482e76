using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Theory]
    [InlineData(ProductSort.PriceAscending, "b", "a", "d", "c", "e", "f")]
    [InlineData(ProductSort.PriceDescending, "c", "a", "d", "b", "e", "f")]
    [InlineData(ProductSort.Newest, "d", "e", "a", "c", "b", "f")]
    [InlineData(ProductSort.Relevance, "a", "b", "c", "d", "e", "f")]
    public async Task Products_come_in_the_order_asked_for_and_those_that_do_not_say_last(ProductSort sort, params string[] expected)
    {
        var index = await IndexOfAsync(
            Some.Entry(Priced("c", 100) with { AddedAt = Moment("2026-01-02") }),
            Some.Entry(Priced("a", 20) with { AddedAt = Moment("2026-01-03") }),
            Some.Entry(Priced("d", 20.0m) with { AddedAt = Moment("2026-01-05T00:00:01Z") }),
            Some.Entry(Priced("b", 9.5m)),
            Some.Entry(Some.Product("e") with { AddedAt = Moment("2026-01-05") }),
            Some.Entry(Some.Product("f")));

        Assert.Equal(expected, await IdsAsync(index, All with { Sort = sort }));
    }

    [Fact]
    public async Task Without_a_leg_the_whole_catalog_is_sorted_before_it_is_cut()
    {
        var index = await IndexOfAsync([.. Enumerable.Range(0, 200).Select(i => Some.Entry(Priced($"{i:000}", 200 - i)))]);

        Assert.Equal(["199", "198", "197"], await IdsAsync(index, All with { Sort = ProductSort.PriceAscending, Depth = 3 }));
    }

    [Fact]
    public async Task Beside_a_vector_the_nearest_products_are_sorted_and_no_others()
    {
        var index = await IndexOfAsync(
            Some.Entry(Priced("nearest", 90), Some.Axis(0)),
            Some.Entry(Priced("near", 50), Embedding.Normalize([5, 1, 0, 0, 0, 0, 0, 0])),
            Some.Entry(Priced("cheap", 1), Some.Axis(4)));

        Assert.Equal(["near", "nearest"], await IdsAsync(index, Near(axis: 0) with { Sort = ProductSort.PriceAscending, Depth = 2 }));
    }

    [Fact]
    public async Task A_list_goes_on_after_an_id_that_need_not_be_there_any_more()
    {
        var index = await IndexOfAsync(Plain("a"), Plain("c"), Plain("d"), Plain("e"));

        Assert.Equal(["c", "d"], await IdsAsync(index, All with { AfterId = "b", Depth = 2 }));
        Assert.Equal(["d", "e"], await IdsAsync(index, All with { AfterId = "c" }));
        Assert.Empty(await IdsAsync(index, All with { AfterId = "e" }));
        Assert.Equal(4, (await index.SearchAsync(All with { AfterId = "c" }, Cancellation)).Total);
    }

    [Fact]
    public async Task Going_on_after_an_id_makes_sense_in_the_order_of_ids_alone()
    {
        var index = await IndexOfAsync(Plain("a"));

        await Assert.ThrowsAsync<ArgumentException>(() => index.SearchAsync(Near(axis: 0) with { AfterId = "a" }, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => index.SearchAsync(All with { Sort = ProductSort.Newest, AfterId = "a" }, Cancellation));
    }
}
