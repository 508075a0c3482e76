using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.Core.Searching;

namespace ShopVision.Core.Tests.Searching;

public sealed class PagingTests : IDisposable
{
    private static readonly string[] Looks = ["red shirt", "blue shirt", "red shoe", "blue shoe"];

    private readonly FakeEmbedder _embedder = new();
    private readonly ReadOnlyIndex _index;
    private readonly StoppedTime _time = new();
    private readonly SearchService _service;

    public PagingTests()
    {
        _index = new ReadOnlyIndex(IndexModel.Of(_embedder.Model), [.. Enumerable.Range(0, 60).Select(i => Entry($"{i:00}", price: i * 7 % 60))]);
        _service = new SearchService(_embedder, _index, new SearchOptions { MinimumDepth = 5 }, _time);
    }

    public static TheoryData<string> Questions => ["list", "newest", "price", "words", "words by price", "groups", "groups of words"];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Pages_by_cursor_show_everything_once(string question)
    {
        var request = Question(question);
        var all = await SearchAsync(request with { Limit = 100 });
        var pages = await PagesAsync(request with { Limit = 7 }, between: _ => { });

        Assert.Null(all.NextCursor);
        Assert.Equal(all.Hits.Count, pages.Distinct().Count());
        if (question != "words")
            Assert.Equal(all.Hits.Select(hit => hit.Id), pages);
        Assert.Equal(pages.Count, pages.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Nothing_comes_twice_and_nothing_that_stays_is_skipped_while_the_catalog_changes(string question)
    {
        var random = new Random(11);
        var entries = Enumerable.Range(0, 60).ToDictionary(i => $"{i:00}", i => Entry($"{i:00}", price: i));
        var stays = entries.Keys.ToHashSet();
        _index.Replace([.. entries.Values]);

        var shown = await PagesAsync(Question(question) with { Limit = 4 }, between: page =>
        {
            var removed = entries.Keys.ElementAt(random.Next(entries.Count));
            entries.Remove(removed);
            stays.Remove(removed);
            entries[$"{random.Next(100)}-new-{page}"] = Entry($"{random.Next(100)}-new-{page}", price: random.Next(60));
            foreach (var id in entries.Keys.Where(_ => random.Next(3) == 0).ToList())
                entries[id] = Entry(id, price: random.Next(60));
            _index.Replace([.. entries.Values]);
        });

        Assert.Equal(shown.Count, shown.Distinct().Count());
        if (question.StartsWith("groups", StringComparison.Ordinal))
            Assert.Equal(shown.Count, shown.Select(GroupOf).Distinct().Count());
        else
            Assert.Empty(stays.Where(id => question != "words by price" || LookOf(id) == "red shirt").Except(shown));
    }

    [Fact]
    public async Task A_ranked_answer_that_is_sorted_has_what_was_asked_for_alone_and_counts_it()
    {
        var sorted = await SearchAsync(Question("words by price") with { Limit = 100 });

        Assert.Equal(Enumerable.Range(0, 60).Count(i => LookOf($"{i:00}") == "red shirt"), sorted.Hits.Count);
        Assert.All(sorted.Hits, hit => Assert.Equal("red shirt", hit.Product.Title));
        Assert.Equal(new SearchTotal(sorted.Hits.Count), sorted.Total);
    }

    [Fact]
    public async Task A_ranked_answer_ends_at_its_depth_and_says_so()
    {
        _index.Replace([.. Enumerable.Range(0, 1100).Select(i => Entry($"{i:0000}", price: i, "red shirt"))]);

        var shown = await PagesAsync(new SearchRequest { Text = "shirt", Limit = 100 }, between: _ => { });
        var sorted = await SearchAsync(new SearchRequest { Text = "shirt", Sort = ProductSort.PriceAscending });

        Assert.Equal(SearchRequest.MaxDepth, shown.Count);
        Assert.Equal(new SearchSorting("price-asc", "best", 1000), sorted.Sort);
        Assert.Equal(1100, sorted.Total.Value);
    }

    [Fact]
    public async Task A_list_in_the_order_of_ids_goes_on_to_its_end()
    {
        _index.Replace([.. Enumerable.Range(0, 1100).Select(i => Entry($"{i:0000}", price: i))]);

        var shown = await PagesAsync(new SearchRequest { ListsAll = true, Limit = 100 }, between: _ => { });
        var page = await SearchAsync(new SearchRequest { ListsAll = true });

        Assert.Equal(1100, shown.Distinct().Count());
        Assert.Equal(new SearchSorting("id", "all", null), page.Sort);
    }

    [Fact]
    public async Task A_cursor_goes_on_after_an_offset()
    {
        var first = await SearchAsync(new SearchRequest { Filters = Red(), Sort = ProductSort.PriceAscending, Offset = 3, Limit = 2 });
        var second = await SearchAsync(new SearchRequest { Filters = Red(), Sort = ProductSort.PriceAscending, Limit = 2, Cursor = first.NextCursor });
        var all = await SearchAsync(new SearchRequest { Filters = Red(), Sort = ProductSort.PriceAscending, Limit = 7 });

        Assert.Equal(all.Hits.Skip(3).Select(hit => hit.Id), first.Hits.Concat(second.Hits).Select(hit => hit.Id));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("not base64url!")]
    [InlineData("")]
    public async Task A_text_that_is_no_cursor_is_refused(string cursor) =>
        Assert.Equal(ErrorCode.CursorInvalid, await FailureAsync(Question("words") with { Cursor = cursor }));

    [Fact]
    public async Task A_cursor_that_was_cut_short_is_refused()
    {
        var cursor = (await SearchAsync(Question("words"))).NextCursor!;

        for (var length = 0; length < cursor.Length; length++)
            Assert.Equal(ErrorCode.CursorInvalid, await FailureAsync(Question("words") with { Cursor = cursor[..length] }));
    }

    [Fact]
    public async Task A_cursor_of_another_question_is_refused()
    {
        var cursor = (await SearchAsync(Question("price"))).NextCursor;

        Assert.Equal(ErrorCode.CursorInvalid, await FailureAsync(Question("newest") with { Cursor = cursor }));
        Assert.Equal(ErrorCode.CursorInvalid, await FailureAsync(Question("price") with { Cursor = cursor, Filters = Red() }));
    }

    [Fact]
    public async Task A_cursor_that_has_expired_says_so_by_its_code()
    {
        var cursor = (await SearchAsync(Question("price"))).NextCursor;
        _time.Now += TimeSpan.FromDays(1);
        var last = await SearchAsync(Question("price") with { Cursor = cursor });
        _time.Now += TimeSpan.FromSeconds(1);

        Assert.NotEmpty(last.Hits);
        Assert.Equal(ErrorCode.CursorExpired, await FailureAsync(Question("price") with { Cursor = cursor }));
    }

    [Fact]
    public async Task A_cursor_beside_an_offset_is_refused()
    {
        var cursor = (await SearchAsync(Question("price"))).NextCursor;

        Assert.Equal(ErrorCode.InvalidRequest, await FailureAsync(Question("price") with { Cursor = cursor, Offset = 1 }));
    }

    [Fact]
    public async Task The_best_of_a_group_is_chosen_after_the_words_were_weighed()
    {
        _index.Replace([.. new[] { Entry("blue", 1, "blue shirt"), Entry("red", 2, "red shirt") }.Select(entry => entry with { Product = entry.Product with { GroupId = "G" } })]);

        var found = await SearchAsync(new SearchRequest { Text = "red shirt", CollapsesGroups = true });

        Assert.Equal("red", Assert.Single(found.Hits).Id);
        Assert.NotNull(found.Hits[0].Image);
        Assert.Equal(2, found.Total.Value);
    }

    [Fact]
    public async Task The_answer_carries_categories_and_prices()
    {
        var found = await SearchAsync(new SearchRequest { Filters = new FilterSet(new Dictionary<string, FieldFilter> { [Fields.Category] = new ValuesFilter(["shoe"]) }) });

        Assert.Equal(["shirt", "shoe"], found.Categories.Select(category => category.Name).Order());
        Assert.Equal(found.Total.Value, Assert.Single(found.Prices).Buckets.Sum(bucket => bucket.Count));
    }

    public void Dispose() => _service.Dispose();

    private static SearchRequest Question(string name) => name switch
    {
        "list" => new SearchRequest { ListsAll = true },
        "newest" => new SearchRequest { ListsAll = true, Sort = ProductSort.Newest },
        "price" => new SearchRequest { ListsAll = true, Sort = ProductSort.PriceDescending },
        "words" => new SearchRequest { Text = "red shirt" },
        "words by price" => new SearchRequest { Text = "red shirt", Sort = ProductSort.PriceAscending },
        "groups" => new SearchRequest { ListsAll = true, CollapsesGroups = true },
        _ => new SearchRequest { Text = "red shirt", CollapsesGroups = true },
    };

    private static FilterSet Red() => FilterParser.ParsePairs([KeyValuePair.Create(Axes.Color, "red")]);

    private static IndexEntry Entry(string id, decimal price, string? look = null)
    {
        look ??= LookOf(id);
        var product = Some.Product(id, look, look.Split(' ')[0], look.Split(' ')[1]) with
        {
            GroupId = GroupOf(id), Price = new Price(price, "EUR"), AddedAt = DateTimeOffset.UnixEpoch.AddDays((double)price),
        };
        return Some.Entry(product, FakeEmbedder.Embed(look));
    }

    private static string LookOf(string id) => Looks[id.Sum(letter => letter) % Looks.Length];

    private static string GroupOf(string id) => $"G{id[0]}{id.Length}";

    private async Task<List<string>> PagesAsync(SearchRequest request, Action<int> between)
    {
        var shown = new List<string>();
        for (var page = 0; ; page++)
        {
            var found = await SearchAsync(request);
            shown.AddRange(found.Hits.Select(hit => hit.Id));
            if (found.NextCursor is null)
                return shown;
            request = request with { Cursor = found.NextCursor };
            between(page);
        }
    }

    private Task<SearchResponse> SearchAsync(SearchRequest request) => _service.SearchAsync(request, TestContext.Current.CancellationToken);

    private async Task<ErrorCode> FailureAsync(SearchRequest request) =>
        (await Assert.ThrowsAsync<ShopVisionException>(() => SearchAsync(request))).Code;

    private sealed class StoppedTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
