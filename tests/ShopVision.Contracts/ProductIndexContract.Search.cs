using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Fact]
    public async Task Search_gives_the_nearest_product_first()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("far"), Embedding.Normalize([1, 5, 0, 0, 0, 0, 0, 0])),
            Some.Entry(Some.Product("nearest"), Some.Axis(0)),
            Some.Entry(Some.Product("near"), Embedding.Normalize([5, 1, 0, 0, 0, 0, 0, 0])));

        Assert.Equal(["nearest", "near", "far"], await IdsAsync(index, Near(axis: 0)));
    }

    [Fact]
    public async Task The_vector_score_is_the_dot_product_with_the_query()
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1"), Embedding.Normalize([3, 4, 0, 0, 0, 0, 0, 0])));

        var page = await index.SearchAsync(Near(axis: 0), Cancellation);

        Assert.Equal(0.6, page.Hits[0].VectorScore!.Value, tolerance: 1e-5);
    }

    [Fact]
    public async Task A_product_scores_by_its_best_image_and_the_hit_names_it()
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1"), Some.Axis(3), Some.Axis(0), Some.Axis(5)), Plain("2"));

        var page = await index.SearchAsync(Near(axis: 5), Cancellation);

        Assert.Equal("1", page.Hits[0].Entry.Product.Id);
        Assert.Equal(2, page.Hits[0].ImageIndex);
        Assert.Equal(1, page.Hits[0].VectorScore!.Value, tolerance: 1e-5);
    }

    [Fact]
    public async Task A_product_with_several_near_images_is_one_hit()
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1"), Some.Axis(0), Some.Axis(0)), Plain("2"));

        Assert.Equal(["1", "2"], await IdsAsync(index, Near(axis: 0) with { Depth = 2 }));
    }

    [Fact]
    public async Task A_product_without_images_is_found_by_words_only()
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("bare", "linen curtain")), Plain("2"));

        Assert.Equal(["2"], await IdsAsync(index, Near(axis: 0)));
        var hit = Assert.Single((await index.SearchAsync(Words("linen"), Cancellation)).Hits);
        Assert.Equal("bare", hit.Entry.Product.Id);
        Assert.Null(hit.VectorScore);
        Assert.Null(hit.ImageIndex);
    }

    [Fact]
    public async Task Equal_scores_stand_in_the_order_of_the_ids()
    {
        var index = await IndexOfAsync(Plain("b"), Plain("10"), Plain("a"), Plain("9"));

        Assert.Equal(["10", "9", "a", "b"], await IdsAsync(index, Near(axis: 0)));
    }

    [Fact]
    public async Task Any_word_is_enough_for_a_lexical_match()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("1", "linen shirt")), Some.Entry(Some.Product("2", "wool coat")),
            Some.Entry(Some.Product("3", "lamp")));

        Assert.Equal(["1", "2"], (await IdsAsync(index, Words("shirt coat"))).Order());
    }

    [Fact]
    public async Task More_matching_words_score_higher()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("1", "linen coat")), Some.Entry(Some.Product("2", "wool coat")),
            Some.Entry(Some.Product("3", "wool hat")));

        Assert.Equal("2", (await IdsAsync(index, Words("wool coat")))[0]);
    }

    [Theory]
    [InlineData("sneaker")]
    [InlineData("Nimbus")]
    [InlineData("teal")]
    [InlineData("footwear")]
    [InlineData("breathable")]
    public async Task Words_are_found_in_title_brand_attributes_category_and_description(string word)
    {
        var product = Some.Product("1", "sneaker", "teal", "footwear") with { Brand = "Nimbus", Description = "breathable mesh" };
        var index = await IndexOfAsync(Some.Entry(product, Some.Axis(0)), Some.Entry(Some.Product("2", "table")));

        Assert.Equal(["1"], await IdsAsync(index, Words(word)));
    }

    [Fact]
    public async Task A_product_is_found_by_its_id()
    {
        var index = await IndexOfAsync(Plain("SKU-4711"), Plain("SKU-4712"));

        Assert.Equal("SKU-4711", (await IdsAsync(index, Words("sku-4711")))[0]);
    }

    [Fact]
    public async Task Case_and_accents_make_no_difference_to_words()
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1", "Café TABLE")), Some.Entry(Some.Product("2", "lamp")));

        Assert.Equal(["1"], await IdsAsync(index, Words("cafe")));
        Assert.Equal(["1"], await IdsAsync(index, Words("CAFÉ")));
    }

    [Theory]
    [InlineData("t-shirt")]
    [InlineData("tshirt")]
    [InlineData("t shirts")]
    [InlineData("T-Shirts")]
    public async Task Plurals_and_hyphens_make_no_difference_to_words(string written)
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("hyphen", "T-shirt")), Some.Entry(Some.Product("joined", "Tshirts")),
            Some.Entry(Some.Product("apart", "T shirt")), Some.Entry(Some.Product("other", "lamp")));

        Assert.Equal(["apart", "hyphen", "joined"], (await IdsAsync(index, Words(written))).Order());
    }

    [Fact]
    public async Task Words_that_say_nothing_match_nothing()
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1", "lamp for the desk")));

        Assert.Empty(await IdsAsync(index, Words("in for with the and")));
    }

    [Fact]
    public async Task Both_legs_give_the_union_of_their_best()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("near", "lamp"), Some.Axis(0)),
            Some.Entry(Some.Product("farther", "lamp"), Embedding.Normalize([5, 1, 0, 0, 0, 0, 0, 0])),
            Some.Entry(Some.Product("worded", "wool coat"), Some.Axis(4)));

        var query = Near(axis: 0) with { Lexical = new LexicalLeg("coat"), Depth = 1 };

        Assert.Equal(["near", "worded"], await IdsAsync(index, query));
    }

    [Fact]
    public async Task A_hit_of_either_leg_carries_both_scores_where_they_exist()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("near", "wool hat"), Some.Axis(0)),
            Some.Entry(Some.Product("worded", "coat"), Embedding.Normalize([3, 4, 0, 0, 0, 0, 0, 0])),
            Some.Entry(Some.Product("neither", "coat rack for many coat owners"), Some.Axis(4)));

        var page = await index.SearchAsync(Near(axis: 0) with { Lexical = new LexicalLeg("coat wool hat"), Depth = 1 }, Cancellation);
        var worded = await index.SearchAsync(Near(axis: 0) with { Lexical = new LexicalLeg("coat"), Depth = 1 }, Cancellation);

        Assert.NotNull(page.Hits[0].LexicalScore);
        Assert.Equal(0.6, worded.Hits.Single(hit => hit.Entry.Product.Id == "worded").VectorScore!.Value, tolerance: 1e-5);
        Assert.Null(worded.Hits.Single(hit => hit.Entry.Product.Id == "near").LexicalScore);
    }

    [Fact]
    public async Task Without_a_leg_the_products_come_in_the_order_of_their_ids()
    {
        var index = await IndexOfAsync(Plain("2"), Plain("b"), Plain("10"), Plain("B"));

        var page = await index.SearchAsync(All with { Depth = 3 }, Cancellation);

        Assert.Equal(["10", "2", "B"], IdsOf(page));
        Assert.All(page.Hits, hit => Assert.Null(hit.VectorScore));
        Assert.Equal(4, page.Total);
    }

    [Fact]
    public async Task Hits_carry_the_whole_entry_but_its_vectors()
    {
        var entry = Some.Entry(Some.Product("1", color: "blue", category: ["Shoes", "Sneakers"]), Some.Axis(0));
        var index = await IndexOfAsync(entry);

        var hit = Assert.Single((await index.SearchAsync(Near(axis: 0), Cancellation)).Hits);

        AssertSameEntry(entry, hit.Entry, withVectors: false);
    }

    [Fact]
    public async Task A_depth_of_zero_gives_totals_and_facets_alone()
    {
        var index = await IndexOfAsync(Some.Entry(Colored("1", "blue"), Some.Axis(0)));

        var page = await index.SearchAsync(Near(axis: 0) with { Depth = 0, Facets = ["color"] }, Cancellation);

        Assert.Empty(page.Hits);
        Assert.Equal(1, page.Total);
        Assert.Equal([new FacetValue("blue", 1)], page.Facets["color"]);
    }

    [Fact]
    public async Task Excluded_products_are_counted_but_not_among_the_hits()
    {
        var index = await IndexOfAsync(Some.Entry(Colored("1", "blue"), Some.Axis(0)), Some.Entry(Colored("2", "blue"), Some.Axis(0)));

        var page = await index.SearchAsync(
            Near(axis: 0) with { ExcludedIds = ["1", "unknown"], Facets = ["color"], Depth = 1 }, Cancellation);

        Assert.Equal(["2"], IdsOf(page));
        Assert.Equal(2, page.Total);
        Assert.Equal([new FacetValue("blue", 2)], page.Facets["color"]);
    }

    [Fact]
    public async Task Unicode_goes_through_unharmed()
    {
        var product = Some.Product("Ü/1 ✓", "Hemd „größer“ 日本 👕", "türkis", "Möbel", "Stühle");
        var index = await IndexOfAsync(Some.Entry(product, Some.Axis(0)));

        var hit = Assert.Single((await index.SearchAsync(Near(axis: 0) with { Filters = Where("color", "TÜRKIS") }, Cancellation)).Hits);

        Assert.Equal(product.Id, hit.Entry.Product.Id);
        Assert.Equal(product.Title, hit.Entry.Product.Title);
        Assert.Equal(product.Category, hit.Entry.Product.Category);
    }

    [Fact]
    public async Task A_query_of_another_size_is_a_model_mismatch()
    {
        var index = await IndexOfAsync(Plain("1"));
        var query = new IndexQuery { Vector = new VectorLeg(Some.Axis(0, dimensions: 5)) };

        Assert.Equal(Core.Errors.ErrorCode.ModelMismatch, await CodeOfAsync(() => index.SearchAsync(query, Cancellation)));
    }

    [Fact]
    public async Task Suggestions_complete_the_last_word_most_frequent_first()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("1", "Blue sneaker")), Some.Entry(Some.Product("2", "Red sneaker")),
            Some.Entry(Some.Product("3", "Snow boot")), Some.Entry(Some.Product("4", "Lamp") with { Brand = "Snug" }));

        Assert.Equal(["blue sneaker", "blue snow", "blue snug"], await index.SuggestAsync("blue sn", Cancellation));
        Assert.Empty(await index.SuggestAsync("blue x", Cancellation));
    }

    [Fact]
    public async Task Suggestions_are_ten_at_most()
    {
        var index = await IndexOfAsync(
            [.. Enumerable.Range(0, 20).Select(i => Some.Entry(Some.Product($"{i}", $"word{(char)('a' + i)}")))]);

        Assert.Equal(10, (await index.SuggestAsync("wo", Cancellation)).Count);
    }
}
