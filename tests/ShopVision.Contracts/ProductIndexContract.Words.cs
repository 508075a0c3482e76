namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Theory]
    [InlineData("running shoe", "run")]
    [InlineData("striped shirt", "stripes")]
    [InlineData("waterproof boots", "boot")]
    [InlineData("kitchen accessories", "accessory")]
    public async Task Endings_make_no_difference_to_English_words(string title, string word)
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1", title)), Some.Entry(Some.Product("2", "lamp")));

        Assert.Equal(["1"], await IdsAsync(index, Words(word)));
    }

    [Theory]
    [InlineData("shorts", "short coat")]
    [InlineData("leggings", "table leg")]
    [InlineData("bedding", "bed frame")]
    public async Task A_thing_is_not_found_by_a_word_that_only_its_stem_shares(string word, string otherTitle)
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1", $"blue {word}")), Some.Entry(Some.Product("2", otherTitle)));

        Assert.Equal(["1"], await IdsAsync(index, Words(word)));
    }

    [Theory]
    [InlineData("knives", "knife")]
    [InlineData("womens", "women's")]
    [InlineData("jewellery", "jewelry")]
    public async Task Irregular_and_British_forms_meet(string title, string word)
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1", title)), Some.Entry(Some.Product("2", "lamp")));

        Assert.Equal(["1"], await IdsAsync(index, Words(word)));
    }

    [Fact]
    public async Task A_word_in_the_title_counts_more_than_one_in_the_description()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("1", "lamp") with { Description = "oak" }), Some.Entry(Some.Product("2", "oak") with { Description = "lamp" }));

        Assert.Equal(["2", "1"], await IdsAsync(index, Words("oak")));
    }

    [Fact]
    public async Task A_rare_word_counts_more_than_a_common_one()
    {
        var index = await IndexOfAsync(
            [.. Enumerable.Range(0, 9).Select(i => Some.Entry(Some.Product($"{i}", "lamp"))), Some.Entry(Some.Product("rare", "oak"))]);

        Assert.Equal("rare", (await IdsAsync(index, Words("lamp oak")))[0]);
    }

    [Fact]
    public async Task A_word_in_a_short_description_counts_more_than_in_a_long_one()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("1", "lamp") with { Description = $"oak {string.Join(' ', Enumerable.Repeat("and plenty of other things", 20))}" }),
            Some.Entry(Some.Product("2", "lamp") with { Description = "oak base" }));

        Assert.Equal(["2", "1"], await IdsAsync(index, Words("oak")));
    }

    [Theory]
    [InlineData("wx-20/7")]
    [InlineData("WX 20 7")]
    [InlineData("wx207")]
    [InlineData("4006381333931")]
    [InlineData("4-006381-333931")]
    public async Task A_query_that_is_a_SKU_or_GTIN_gives_its_product_first_and_says_so(string query)
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("1", "wx 20 7 wx207 4006381333931 wx 20 7")),
            Some.Entry(Some.Product("2", "lamp") with { Sku = "WX-20/7", Gtin = "4006381333931" }));

        var hits = (await index.SearchAsync(Words(query), Cancellation)).Hits;

        Assert.Equal("2", hits[0].Entry.Product.Id);
        Assert.True(hits[0].IsNamed);
        Assert.All(hits.Skip(1), hit => Assert.False(hit.IsNamed));
    }

    [Fact]
    public async Task A_code_among_other_words_names_no_product()
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1", "lamp") with { Sku = "WX-207" }));

        var hit = Assert.Single((await index.SearchAsync(Words("lamp wx-207"), Cancellation)).Hits);

        Assert.False(hit.IsNamed);
    }

    [Theory]
    [InlineData("500ml")]
    [InlineData("500 ml")]
    public async Task A_number_and_its_unit_meet_with_or_without_a_space(string written)
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("apart", "bottle 500 ml")), Some.Entry(Some.Product("joined", "bottle 500ml")),
            Some.Entry(Some.Product("other", "bottle 250 ml")));

        Assert.Equal(["apart", "joined"], (await IdsAsync(index, Words(written) with { Depth = 2 })).Order());
    }

    [Fact]
    public async Task Suggestions_ignore_case_and_accents_and_keep_the_catalogs_spelling()
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1", "Café table")), Some.Entry(Some.Product("2", "Lamp")));

        Assert.Equal(["red café"], await index.SuggestAsync("red CAF", Cancellation));
    }
}
