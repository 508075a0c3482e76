using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Fact]
    public async Task A_filter_works_inside_the_vector_search()
    {
        IndexEntry[] near = [.. Enumerable.Range(0, 50).Select(i => Some.Entry(Colored($"near-{i}", "blue"), Some.Axis(0)))];
        IndexEntry[] far = [.. Enumerable.Range(0, 5).Select(i => Some.Entry(Colored($"far-{i}", "red"), Some.Axis(6)))];
        var index = await IndexOfAsync([.. near, .. far]);

        var page = await index.SearchAsync(Near(axis: 0) with { Filters = Where("color", "red"), Depth = 5 }, Cancellation);

        Assert.Equal(["far-0", "far-1", "far-2", "far-3", "far-4"], IdsOf(page));
        Assert.Equal(5, page.Total);
    }

    [Fact]
    public async Task Values_of_a_field_are_alternatives_and_fields_are_conditions()
    {
        var index = await IndexOfAsync(
            Some.Entry(Colored("1", "blue") with { Brand = "A" }), Some.Entry(Colored("2", "navy") with { Brand = "A" }),
            Some.Entry(Colored("3", "blue") with { Brand = "B" }), Some.Entry(Colored("4", "red") with { Brand = "A" }));
        var filters = new FilterSet(new Dictionary<string, FieldFilter>
        {
            ["color"] = new ValuesFilter(["blue", "navy"]),
            [Fields.Brand] = new ValuesFilter(["A"]),
        });

        Assert.Equal(["1", "2"], await IdsAsync(index, All with { Filters = filters }));
    }

    [Fact]
    public async Task Filter_values_are_compared_without_regard_to_case()
    {
        var index = await IndexOfAsync(Some.Entry(Colored("1", "Navy Blue")), Some.Entry(Colored("2", "navy")));

        Assert.Equal(["1"], await IdsAsync(index, All with { Filters = Where("color", "NAVY blue") }));
    }

    [Theory]
    [InlineData("Shoes", "1", "2")]
    [InlineData("shoes > sneakers", "1")]
    [InlineData("Sneakers", "1", "3")]
    public async Task A_category_passes_by_its_path_or_by_any_name_on_it(string value, params string[] expected)
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("1", category: ["Shoes", "Sneakers"])), Some.Entry(Some.Product("2", category: ["Shoes", "Boots"])),
            Some.Entry(Some.Product("3", category: ["Sale", "Sneakers"])));

        Assert.Equal(expected, await IdsAsync(index, All with { Filters = Where(Fields.Category, value) }));
    }

    [Fact]
    public async Task A_range_holds_its_bounds_as_they_are_written()
    {
        var index = await IndexOfAsync(
            Some.Entry(Priced("1", 9.99m)), Some.Entry(Priced("2", 10)), Some.Entry(Priced("3", 50)), Some.Entry(Priced("4", 100)),
            Some.Entry(Some.Product("unpriced")));

        Assert.Equal(["2"], await IdsAsync(index, All with { Filters = Where(Fields.Price, new RangeFilter(Gte: 10, Lt: 50)) }));
        Assert.Equal(["3"], await IdsAsync(index, All with { Filters = Where(Fields.Price, new RangeFilter(Gt: 10, Lte: 50)) }));
        Assert.Equal(["1", "2"], await IdsAsync(index, All with { Filters = Where(Fields.Price, new RangeFilter(Lte: 10)) }));
    }

    [Fact]
    public async Task A_range_over_an_attribute_compares_numbers()
    {
        var index = await IndexOfAsync(Some.Entry(Sized("1", "9")), Some.Entry(Sized("2", "10.5")), Some.Entry(Sized("3", "XL")));

        Assert.Equal(["2"], await IdsAsync(index, All with { Filters = Where("size", new RangeFilter(Gte: 10)) }));

        static Core.Catalog.Product Sized(string id, string size) =>
            Some.Product(id) with { Attributes = new Dictionary<string, IReadOnlyList<string>> { ["size"] = [size] } };
    }

    [Fact]
    public async Task A_product_that_does_not_say_passes_neither_true_nor_false()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("in") with { InStock = true }), Some.Entry(Some.Product("out") with { InStock = false }),
            Some.Entry(Some.Product("silent")));

        Assert.Equal(["in"], await IdsAsync(index, All with { Filters = Where(Fields.InStock, new BooleanFilter(true)) }));
        Assert.Equal(["out"], await IdsAsync(index, All with { Filters = Where(Fields.InStock, new BooleanFilter(false)) }));
    }

    [Fact]
    public async Task A_filter_by_id_or_group_keeps_those()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("1") with { GroupId = "G" }), Some.Entry(Some.Product("2") with { GroupId = "G" }), Plain("3"));

        Assert.Equal(["1", "3"], await IdsAsync(index, All with { Filters = Where(Fields.Id, "3", "1") }));
        Assert.Equal(["1", "2"], await IdsAsync(index, All with { Filters = Where(Fields.GroupId, "g") }));
    }

    [Fact]
    public async Task A_filter_on_a_field_that_nobody_has_keeps_nothing()
    {
        var index = await IndexOfAsync(Plain("1"));

        var page = await index.SearchAsync(Near(axis: 0) with { Filters = Where("no such field", "x") }, Cancellation);

        Assert.Empty(page.Hits);
        Assert.Equal(0, page.Total);
    }

    [Fact]
    public async Task Facets_count_products_most_frequent_first_and_equal_ones_by_name()
    {
        var index = await IndexOfAsync(
            Some.Entry(Colored("1", "red")), Some.Entry(Colored("2", "blue")),
            Some.Entry(Colored("3", "green")), Some.Entry(Colored("4", "green")));

        var page = await index.SearchAsync(All with { Facets = ["color", "material"] }, Cancellation);

        Assert.Equal([new FacetValue("green", 2), new FacetValue("blue", 1), new FacetValue("red", 1)], page.Facets["color"]);
        Assert.Empty(page.Facets["material"]);
    }

    [Fact]
    public async Task A_facet_ignores_the_filter_on_its_own_field()
    {
        var index = await IndexOfAsync(
            Some.Entry(Colored("1", "red") with { Brand = "A" }), Some.Entry(Colored("2", "blue") with { Brand = "A" }),
            Some.Entry(Colored("3", "blue") with { Brand = "B" }));

        var page = await index.SearchAsync(All with { Filters = Where("color", "red"), Facets = ["color", Fields.Brand] }, Cancellation);

        Assert.Equal([new FacetValue("blue", 2), new FacetValue("red", 1)], page.Facets["color"]);
        Assert.Equal([new FacetValue("A", 1)], page.Facets[Fields.Brand]);
        Assert.Equal(1, page.Total);
    }

    [Fact]
    public async Task Values_that_differ_only_by_case_count_together_under_the_most_frequent_spelling()
    {
        var index = await IndexOfAsync(
            Some.Entry(Colored("1", "blue")), Some.Entry(Colored("2", "Blue")),
            Some.Entry(Colored("3", "Blue")), Some.Entry(Colored("4", "red")));

        var page = await index.SearchAsync(All with { Facets = ["color"] }, Cancellation);

        Assert.Equal([new FacetValue("Blue", 3), new FacetValue("red", 1)], page.Facets["color"]);
    }

    [Fact]
    public async Task A_category_counts_once_on_every_level_of_its_path()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("1", category: ["Shoes", "Sneakers"])), Some.Entry(Some.Product("2", category: ["Shoes"])));

        var page = await index.SearchAsync(All with { Facets = [Fields.Category] }, Cancellation);

        Assert.Equal([new FacetValue("Shoes", 2), new FacetValue("Shoes > Sneakers", 1)], page.Facets[Fields.Category]);
    }

    [Fact]
    public async Task A_facet_gives_at_most_as_many_values_as_asked_for()
    {
        var index = await IndexOfAsync(
            Some.Entry(Colored("1", "red")), Some.Entry(Colored("2", "blue")), Some.Entry(Colored("3", "blue")));

        var page = await index.SearchAsync(All with { Facets = ["color"], FacetSize = 1 }, Cancellation);

        Assert.Equal([new FacetValue("blue", 2)], page.Facets["color"]);
    }

    [Fact]
    public async Task Words_alone_decide_what_totals_and_facets_count()
    {
        var index = await IndexOfAsync(
            Some.Entry(Colored("1", "red") with { Title = "coat" }), Some.Entry(Colored("2", "blue") with { Title = "coat" }),
            Some.Entry(Colored("3", "blue") with { Title = "lamp" }));

        var page = await index.SearchAsync(Words("coat") with { Facets = ["color"], Depth = 1 }, Cancellation);

        Assert.Equal(2, page.Total);
        Assert.Equal([new FacetValue("blue", 1), new FacetValue("red", 1)], page.Facets["color"]);
    }

    [Fact]
    public async Task Beside_a_vector_totals_and_facets_count_all_that_pass_the_filters()
    {
        var index = await IndexOfAsync(
            Some.Entry(Colored("1", "red") with { Title = "coat" }, Some.Axis(0)), Some.Entry(Colored("2", "blue"), Some.Axis(1)),
            Some.Entry(Colored("no image", "blue")));

        var page = await index.SearchAsync(
            Near(axis: 0) with { Lexical = new LexicalLeg("coat"), Facets = ["color"], Depth = 1 }, Cancellation);

        Assert.Equal(3, page.Total);
        Assert.Equal([new FacetValue("blue", 2), new FacetValue("red", 1)], page.Facets["color"]);
    }
}
