using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Fact]
    public async Task A_group_collapses_to_its_best_product_and_the_hit_names_product_and_image()
    {
        var index = await IndexOfAsync(
            Some.Entry(Variant("far", "G"), Some.Axis(3)), Some.Entry(Variant("best", "G"), Some.Axis(4), Some.Axis(0)),
            Some.Entry(Variant("other", "H"), Embedding.Normalize([5, 1, 0, 0, 0, 0, 0, 0])), Plain("alone-1"), Plain("alone-2"));

        var page = await index.SearchAsync(Near(axis: 0) with { CollapsesGroups = true }, Cancellation);

        Assert.Equal(["alone-1", "alone-2", "best", "other"], IdsOf(page));
        Assert.Equal(1, page.Hits[2].ImageIndex);
    }

    [Fact]
    public async Task Totals_and_facets_count_products_where_groups_collapse()
    {
        var index = await IndexOfAsync(
            Some.Entry(Colored("1", "red") with { GroupId = "G" }), Some.Entry(Colored("2", "blue") with { GroupId = "G" }), Plain("3"));

        var page = await index.SearchAsync(All with { CollapsesGroups = true, Facets = ["color"] }, Cancellation);

        Assert.Equal(["1", "3"], IdsOf(page));
        Assert.Equal(3, page.Total);
        Assert.Equal([new FacetValue("blue", 1), new FacetValue("red", 1)], page.Facets["color"]);
    }

    [Fact]
    public async Task A_filter_decides_which_product_stands_for_its_group()
    {
        var index = await IndexOfAsync(
            Some.Entry(Colored("1", "red") with { GroupId = "G" }, Some.Axis(0)), Some.Entry(Colored("2", "blue") with { GroupId = "G" }, Some.Axis(3)));

        Assert.Equal(["2"], await IdsAsync(index, Near(axis: 0) with { CollapsesGroups = true, Filters = Where("color", "blue") }));
    }

    [Fact]
    public async Task A_sorted_list_of_groups_is_as_long_as_asked_for_and_shows_the_first_of_each()
    {
        var index = await IndexOfAsync(
            [.. Enumerable.Range(0, 60).Select(i => Some.Entry(Priced($"{i:00}", 60 - i) with { GroupId = $"G{i / 20}" }))]);

        Assert.Equal(["59", "39", "19"], await IdsAsync(index, All with { CollapsesGroups = true, Sort = ProductSort.PriceAscending, Depth = 3 }));
    }

    [Fact]
    public async Task A_group_never_collapses_with_a_product_whose_id_is_its_name()
    {
        var index = await IndexOfAsync(Some.Entry(Variant("1", "A")), Some.Entry(Some.Product("A")), Some.Entry(Variant("2", "a")));

        Assert.Equal(["1", "2", "A"], await IdsAsync(index, All with { CollapsesGroups = true }));
    }

    private static Core.Catalog.Product Variant(string id, string group) => Some.Product(id) with { GroupId = group };
}
