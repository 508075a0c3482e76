using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.Core.Searching;

namespace ShopVision.Core.Tests.Searching;

public sealed class SearchServiceTests : IDisposable
{
    private readonly FakeEmbedder _embedder = new();
    private readonly ReadOnlyIndex _index;
    private readonly SearchService _service;

    public SearchServiceTests()
    {
        _index = new ReadOnlyIndex(
            IndexModel.Of(_embedder.Model),
            Entry("1", "red", "shirt"), Entry("2", "blue", "shirt"), Entry("3", "red", "shoe"), Entry("4", "blue", "shoe"));
        _service = new SearchService(_embedder, _index, new SearchOptions(), TimeProvider.System);
    }

    [Fact]
    public async Task Words_find_the_product_that_shows_them() =>
        Assert.Equal("4", (await SearchAsync(new SearchRequest { Text = "blue shoe" })).Hits[0].Id);

    [Fact]
    public async Task A_photo_finds_its_like() =>
        Assert.Equal("3", (await SearchAsync(new SearchRequest { Photos = [Photo("red shoe")] })).Hits[0].Id);

    [Fact]
    public async Task A_photo_with_words_finds_the_changed_product()
    {
        var response = await SearchAsync(new SearchRequest { Photos = [Photo("red shoe")], Text = "in blue" });

        Assert.Equal("4", response.Hits[0].Id);
        Assert.Equal(Compositions.TargetCaption, response.Query.Composition);
        Assert.Equal([new UnderstoodWish(Axes.Color, "blue", "want", [3, 7])], response.Query.Understood, WishComparer);
    }

    [Fact]
    public async Task A_product_stands_in_for_a_photo_and_is_left_out()
    {
        var response = await SearchAsync(new SearchRequest { ProductIds = ["3"], Text = "in blue" });

        Assert.Equal("4", response.Hits[0].Id);
        Assert.DoesNotContain(response.Hits, hit => hit.Id == "3");
    }

    [Fact]
    public async Task What_the_shop_says_of_a_product_is_not_read_from_its_picture()
    {
        _index.Replace([Entry("1", "blue", "shirt"), Some.Entry(Some.Product("2", color: "red", category: "scarf"), FakeEmbedder.Embed("red shirt"))]);

        Assert.Equal("blue scarf", (await SearchAsync(new SearchRequest { ProductIds = ["2"], Text = "in blue", Explain = true })).Query.Caption);
    }

    [Theory]
    [InlineData(Compositions.PlainSum)]
    [InlineData(Compositions.WeightedSum)]
    [InlineData(Compositions.TargetCaption)]
    [InlineData(Compositions.CaptionOnly)]
    public async Task The_ends_of_the_text_weight_are_the_photo_and_the_words_alone(string composition)
    {
        var both = new SearchRequest { Photos = [Photo("red shoe")], Text = "in blue", Composition = composition };

        Assert.Equal(await ScoresAsync(new SearchRequest { Photos = both.Photos }), await ScoresAsync(both with { TextWeight = 0 }));
        Assert.Equal(await ScoresAsync(new SearchRequest { Text = both.Text }), await ScoresAsync(both with { TextWeight = 1 }));
    }

    [Fact]
    public async Task Reasons_add_up_to_the_score()
    {
        var response = await SearchAsync(new SearchRequest { Photos = [Photo("red shoe")], Text = "in blue", Explain = true });

        Assert.All(response.Hits, hit => Assert.Equal(hit.Score, hit.Reasons!.Sum(reason => reason.Contribution), 1e-4));
        Assert.Equal([Signals.Look, Signals.Words, Signals.Match, Signals.Attributes], response.Hits[0].Reasons!.Select(reason => reason.Signal));
    }

    [Fact]
    public async Task A_setting_chooses_the_composition_and_a_request_overrides_it()
    {
        using var service = new SearchService(_embedder, _index, new SearchOptions { Composition = Compositions.PlainSum }, TimeProvider.System);
        var request = new SearchRequest { Photos = [Photo("red shoe")], Text = "in blue" };
        var cancellationToken = TestContext.Current.CancellationToken;

        Assert.Equal(Compositions.PlainSum, (await service.SearchAsync(request, cancellationToken)).Query.Composition);
        Assert.Equal(
            Compositions.WeightedSum,
            (await service.SearchAsync(request with { Composition = Compositions.WeightedSum }, cancellationToken)).Query.Composition);
    }

    [Fact]
    public void A_setting_that_names_no_composition_is_refused_at_the_start() => Assert.Equal(
        ErrorCode.UnknownComposition,
        Assert.Throws<ShopVisionException>(() => new SearchService(_embedder, _index, new SearchOptions { Composition = "magic" }, TimeProvider.System)).Code);

    [Fact]
    public async Task Spans_count_from_the_first_letter_of_the_text_that_is_given_back()
    {
        var query = (await SearchAsync(new SearchRequest { Text = "  in blue " })).Query;

        Assert.Equal("in blue", query.Text);
        Assert.Equal([3, 7], query.Understood[0].Span);
    }

    [Fact]
    public async Task Explaining_tells_the_caption_and_what_was_seen()
    {
        var query = (await SearchAsync(new SearchRequest { Photos = [Photo("red shoe")], Text = "in blue", Explain = true })).Query;

        Assert.Equal("blue shoe", query.Caption);
        Assert.Equal("red", query.Photo![Axes.Color][0].Value);
    }

    [Fact]
    public async Task Without_explaining_there_are_no_reasons() =>
        Assert.Null((await SearchAsync(new SearchRequest { Text = "blue" })).Hits[0].Reasons);

    [Fact]
    public async Task Pages_follow_each_other()
    {
        var all = await SearchAsync(new SearchRequest { Text = "blue shoe" });
        var second = await SearchAsync(new SearchRequest { Text = "blue shoe", Offset = 1, Limit = 2 });

        Assert.Equal(all.Hits.Skip(1).Take(2).Select(hit => hit.Id), second.Hits.Select(hit => hit.Id));
    }

    [Fact]
    public async Task Filters_alone_list_what_passes() =>
        Assert.Equal(["2", "4"], (await SearchAsync(new SearchRequest { Filters = Color("blue") })).Hits.Select(hit => hit.Id));

    [Fact]
    public async Task A_vocabulary_that_has_changed_is_read_anew()
    {
        await SearchAsync(new SearchRequest { Text = "blue" });
        _index.Replace([Entry("5", "mauve", "shirt")]);

        Assert.Equal("mauve", Assert.Single((await SearchAsync(new SearchRequest { Text = "in mauve" })).Query.Understood).Value);
    }

    [Fact]
    public async Task A_photo_that_cannot_be_read_is_told_by_its_code() =>
        Assert.Equal(ErrorCode.ImageBroken, await FailureAsync(new SearchRequest { Photos = [Photo("broken")] }));

    [Fact]
    public async Task An_unknown_product_is_told_by_its_code() =>
        Assert.Equal(ErrorCode.ProductNotFound, await FailureAsync(new SearchRequest { ProductIds = ["nowhere"] }));

    [Fact]
    public async Task Nothing_to_search_by_is_refused() =>
        Assert.Equal(ErrorCode.NothingToSearchBy, await FailureAsync(new SearchRequest { Text = "  " }));

    [Theory]
    [InlineData(990, 11)]
    [InlineData(int.MaxValue, 10)]
    public async Task A_page_too_deep_is_refused(int offset, int limit) =>
        Assert.Equal(ErrorCode.PageTooDeep, await FailureAsync(new SearchRequest { Text = "blue", Offset = offset, Limit = limit }));

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(101, 0, null)]
    [InlineData(10, -1, null)]
    [InlineData(10, 0, -0.1)]
    [InlineData(10, 0, 1.1)]
    [InlineData(10, 0, double.NaN)]
    public async Task Numbers_out_of_their_range_are_refused(int limit, int offset, double? textWeight) =>
        Assert.Equal(
            ErrorCode.InvalidRequest,
            await FailureAsync(new SearchRequest { Text = "blue", Limit = limit, Offset = offset, TextWeight = textWeight }));

    [Fact]
    public async Task An_index_of_another_model_is_refused_by_both_names()
    {
        var other = new IndexModel("other@2", new ModelFingerprint("ffff"), FakeEmbedder.Dimensions);
        using var service = new SearchService(_embedder, new ReadOnlyIndex(other), new SearchOptions(), TimeProvider.System);

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => service.SearchAsync(new SearchRequest { Text = "blue" }, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCode.ModelMismatch, fault.Code);
        Assert.Contains("other@2", fault.Message);
        Assert.Contains(_embedder.Model.Label, fault.Message);
    }

    [Fact]
    public async Task An_index_of_a_compatible_model_is_searched()
    {
        var other = new IndexModel("other@2", new ModelFingerprint("ffff"), FakeEmbedder.Dimensions);
        var embedder = new FakeEmbedder(_embedder.Model with { CompatibleWith = [other.Fingerprint] });
        using var service = new SearchService(embedder, new ReadOnlyIndex(other), new SearchOptions(), TimeProvider.System);

        var response = await service.SearchAsync(new SearchRequest { Text = "blue" }, TestContext.Current.CancellationToken);

        Assert.Empty(response.Hits);
    }

    public void Dispose() => _service.Dispose();

    private static readonly IEqualityComparer<UnderstoodWish> WishComparer =
        EqualityComparer<UnderstoodWish>.Create((a, b) => (a! with { Span = [] }).ToString() == (b! with { Span = [] }).ToString() && a!.Span.SequenceEqual(b!.Span));

    private static IndexEntry Entry(string id, string color, string category) =>
        Some.Entry(Some.Product(id, $"{color} {category}", color, category), FakeEmbedder.Embed($"{color} {category}"));

    private static ReadOnlyMemory<byte> Photo(string shows) => Encoding.UTF8.GetBytes(shows);

    private static FilterSet Color(string value) => FilterParser.ParsePairs([KeyValuePair.Create(Axes.Color, value)]);

    private Task<SearchResponse> SearchAsync(SearchRequest request) => _service.SearchAsync(request, TestContext.Current.CancellationToken);

    private async Task<IEnumerable<(string, double)>> ScoresAsync(SearchRequest request) =>
        (await SearchAsync(request)).Hits.Select(hit => (hit.Id, Math.Round(hit.Score, 6)));

    private async Task<ErrorCode> FailureAsync(SearchRequest request) =>
        (await Assert.ThrowsAsync<ShopVisionException>(() => SearchAsync(request))).Code;
}
