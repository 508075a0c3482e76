using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Tests.Faults;

namespace ShopVision.Elasticsearch.Tests.Writing;

public sealed class WriterTests(TestServer server) : IAsyncLifetime
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    private TestIndex? _made;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TestIndex Made => _made!;

    public async ValueTask InitializeAsync() => _made = new TestIndex(await server.OptionsAsync());

    public async ValueTask DisposeAsync()
    {
        if (_made is not null)
            await _made.DisposeAsync();
    }

    [Fact]
    public async Task A_product_that_the_server_refuses_harms_no_other()
    {
        var tooLong = Some.Entry(Some.Product(new string('x', 600)), Some.Axis(0));

        await using var writer = await Made.Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation);
        var result = await writer.UpsertAsync([.. Numbered.Entries(0, 5), tooLong, .. Numbered.Entries(5, 5)], Cancellation);
        await writer.PublishAsync(Cancellation);

        Assert.Equal(10, result.Succeeded);
        var failure = Assert.Single(result.Failures);
        Assert.Equal((tooLong.Product.Id, ErrorCode.ProductInvalid), (failure.ItemId, failure.Code));
        Assert.Equal(Numbered.Ids(10), await Numbered.IdsAsync(Made.Index, Cancellation));
    }

    [Fact]
    public async Task Batches_are_cut_into_bulks_of_few_items_and_bytes()
    {
        using var index = ElasticsearchProductIndex.Open(
            Made.Options with { Writing = new WritingOptions { MaxBulkItems = 7, MaxBulkBytes = 2048, InFlight = 3 } }, TimeProvider.System);

        await using (var writer = await index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation))
        {
            Assert.Equal(100, (await writer.UpsertAsync(Numbered.Entries(0, 100), Cancellation)).Succeeded);
            await writer.PublishAsync(Cancellation);
        }

        Assert.Equal(Numbered.Ids(100), await Numbered.IdsAsync(index, Cancellation));
    }

    [Fact]
    public async Task An_index_that_takes_no_writes_says_so_and_goes_on_once_it_does()
    {
        await PublishAsync(3);
        await PutSettingAsync("""{ "index.blocks.write": true }""");

        await using (var writer = await Made.Index.OpenAsync(GenerationTarget.Current(Numbered.Model), Cancellation))
        {
            var fault = await Assert.ThrowsAsync<ShopVisionException>(() => writer.UpsertAsync(Numbered.Entries(3, 1), Cancellation));
            Assert.Equal(ErrorCode.IndexReadOnly, fault.Code);
            await PutSettingAsync("""{ "index.blocks.write": null }""");
            Assert.Equal(1, (await writer.UpsertAsync(Numbered.Entries(3, 1), Cancellation)).Succeeded);
        }

        Assert.Equal(Numbered.Ids(4), await Numbered.IdsAsync(Made.Index, Cancellation));
    }

    [Fact]
    public async Task A_generation_that_disappears_while_it_is_filled_is_noticed_and_made_anew_by_the_next_run()
    {
        await PublishAsync(3);
        await using (var writer = await Made.Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation))
        {
            await writer.UpsertAsync(Numbered.Entries(0, 5), Cancellation);
            await DeleteAsync($"{Made.Options.Index}-{writer.Generation}");

            Assert.Equal(ErrorCode.GenerationLost, await CodeOfAsync(() => writer.UpsertAsync(Numbered.Entries(5, 5), Cancellation)));
            Assert.Equal(ErrorCode.GenerationLost, await CodeOfAsync(() => writer.PublishAsync(Cancellation)));
        }

        Assert.True(ErrorCode.GenerationLost.IsTransient, "A job must try again.");
        Assert.Equal(Numbered.Ids(3), await Numbered.IdsAsync(Made.Index, Cancellation));
        await PublishAsync(10);
        Assert.Equal(Numbered.Ids(10), await Numbered.IdsAsync(Made.Index, Cancellation));
    }

    [Fact]
    public async Task A_generation_that_holds_less_than_was_written_is_not_published()
    {
        await PublishAsync(3);
        await using var writer = await Made.Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation);
        await writer.UpsertAsync(Numbered.Entries(0, 5), Cancellation);
        await DeleteAsync($"{Made.Options.Index}-{writer.Generation}/_doc/2");

        Assert.Equal(ErrorCode.GenerationLost, await CodeOfAsync(() => writer.PublishAsync(Cancellation)));
        Assert.Equal(Numbered.Ids(3), await Numbered.IdsAsync(Made.Index, Cancellation));
    }

    [Fact]
    public async Task What_a_crashed_writer_left_behind_is_cleared_away_by_the_next()
    {
        await PublishAsync(1);
        var leftover = $"{Made.Options.Index}-20200101-000000-000-abcd";
        await PutAsync(leftover, "{}");

        await PublishAsync(2);

        using var found = await Http.GetAsync(new Uri($"{Made.Options.Nodes}{leftover}"), Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, found.StatusCode);
    }

    [Fact]
    public async Task A_mapping_that_something_else_changed_is_told_field_by_field()
    {
        await PublishAsync(1);
        await PutAsync($"{Made.Options.Index}/_mapping", """{ "properties": { "extra": { "type": "keyword" } } }""");
        Made.Reopen();

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => Made.Index.SearchAsync(new IndexQuery(), Cancellation));

        Assert.Equal(ErrorCode.IndexMappingDiffers, fault.Code);
        Assert.Contains("'extra' is not ours", fault.Message);
    }

    [Theory]
    [InlineData("hnsw")]
    [InlineData("int4_hnsw")]
    [InlineData("bbq_hnsw")]
    public async Task Vectors_may_be_indexed_in_every_way(string kind)
    {
        // One-bit vectors need 64 dimensions.
        var model = Numbered.Model with { Dimensions = 64 };
        using var index = ElasticsearchProductIndex.Open(Made.Options with { Generations = new GenerationOptions { VectorIndex = kind } }, TimeProvider.System);
        await using (var writer = await index.OpenAsync(GenerationTarget.New(model), Cancellation))
        {
            await writer.UpsertAsync([.. Enumerable.Range(0, 20).Select(i => Some.Entry(Some.Product($"{i}"), Some.Axis(i, 64)))], Cancellation);
            await writer.PublishAsync(Cancellation);
        }

        var hit = (await index.SearchAsync(new IndexQuery { Vector = new VectorLeg(Some.Axis(7, 64)), Depth = 1 }, Cancellation)).Hits.Single();

        Assert.Equal("7", hit.Entry.Product.Id);
        Assert.Equal(1, hit.VectorScore!.Value, tolerance: 1e-5);
    }

    [Fact]
    public async Task Words_that_were_read_in_another_language_are_not_searched()
    {
        await PublishAsync(1);
        using var german = ElasticsearchProductIndex.Open(Made.Options with { Words = new() { Language = "german" } }, TimeProvider.System);

        Assert.Equal(
            ErrorCode.IndexVersionUnsupported, await CodeOfAsync(() => german.SearchAsync(new IndexQuery { Lexical = new LexicalLeg("lamp") }, Cancellation)));
        Assert.Equal(1, (await german.SearchAsync(new IndexQuery(), Cancellation)).Total);
    }

    private async Task PublishAsync(int products)
    {
        await using var writer = await Made.Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation);
        await writer.UpsertAsync(Numbered.Entries(0, products), Cancellation);
        await writer.PublishAsync(Cancellation);
    }

    private Task PutSettingAsync(string settings) => PutAsync($"{Made.Options.Index}/_settings", settings);

    private async Task PutAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Http.PutAsync(new Uri($"{Made.Options.Nodes}{path}"), content, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private async Task DeleteAsync(string path)
    {
        using var answer = await Http.DeleteAsync(new Uri($"{Made.Options.Nodes}{path}"), Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<ErrorCode> CodeOfAsync(Func<Task> call) => (await Assert.ThrowsAsync<ShopVisionException>(call)).Code;
}
