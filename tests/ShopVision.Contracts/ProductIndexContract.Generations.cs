using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Fact]
    public async Task Reading_before_anything_was_published_says_that_the_index_is_missing()
    {
        var index = await CreateAsync();

        Assert.Null(await index.DescribeAsync(Cancellation));
        Assert.Equal(ErrorCode.IndexMissing, await CodeOfAsync(() => index.SearchAsync(All, Cancellation)));
        Assert.Equal(ErrorCode.IndexMissing, await CodeOfAsync(() => index.GetAsync(["1"], withVectors: false, Cancellation)));
        Assert.Equal(ErrorCode.IndexMissing, await CodeOfAsync(() => index.SuggestAsync("a", Cancellation)));
        Assert.Equal(ErrorCode.IndexMissing, await CodeOfAsync(async () => await index.ExportAsync(withVectors: true, Cancellation).AnyAsync(Cancellation)));
        Assert.Equal(ErrorCode.IndexMissing, await CodeOfAsync(() => index.OpenAsync(GenerationTarget.Current(Model), Cancellation)));
    }

    [Fact]
    public async Task A_new_generation_is_invisible_until_it_is_published()
    {
        var index = await IndexOfAsync(Plain("old"));

        await using var writer = await index.OpenAsync(GenerationTarget.New(Model), Cancellation);
        await writer.UpsertAsync([Plain("new-1"), Plain("new-2")], Cancellation);
        Assert.Equal(["old"], await IdsAsync(index, All));
        Assert.Empty((await index.DescribeAsync(Cancellation))!.Others);

        await writer.PublishAsync(Cancellation);
        var page = await index.SearchAsync(All, Cancellation);
        Assert.Equal(["new-1", "new-2"], IdsOf(page));
        Assert.Equal(writer.Generation, page.Generation);
    }

    [Fact]
    public async Task A_new_generation_that_was_never_published_leaves_nothing()
    {
        var index = await CreateAsync();

        await using (var writer = await index.OpenAsync(GenerationTarget.New(Model), Cancellation))
            await writer.UpsertAsync([Plain("1")], Cancellation);

        Assert.Null(await index.DescribeAsync(Cancellation));
        Assert.Equal(ErrorCode.IndexMissing, await CodeOfAsync(() => index.SearchAsync(All, Cancellation)));
    }

    [Fact]
    public async Task A_published_generation_may_be_empty()
    {
        var index = await IndexOfAsync();

        var page = await index.SearchAsync(Near(axis: 0) with { Lexical = new LexicalLeg("coat"), Facets = ["color"] }, Cancellation);

        Assert.Empty(page.Hits);
        Assert.Equal(0, page.Total);
        Assert.Empty(page.Facets["color"]);
    }

    [Fact]
    public async Task A_writer_goes_on_with_its_generation_after_publishing_it()
    {
        var index = await CreateAsync();
        await using var writer = await index.OpenAsync(GenerationTarget.New(Model), Cancellation);
        await writer.PublishAsync(Cancellation);

        await writer.UpsertAsync([Plain("late")], Cancellation);

        await EventuallyAsync(async () => (await index.SearchAsync(All, Cancellation)).Total == 1);
    }

    [Fact]
    public async Task The_description_tells_the_model_and_how_much_there_is()
    {
        var index = await CreateAsync();
        var generation = await PublishNewAsync(
            index, Some.Entry(Some.Product("1"), Some.Axis(0), Some.Axis(1)), Some.Entry(Some.Product("2")));

        var published = (await index.DescribeAsync(Cancellation))!.Published;

        Assert.Equal(generation, published.Id);
        Assert.Equal(Model, published.Model);
        Assert.True(published.IsPublished);
        Assert.Equal((2, 2), (published.Products, published.Images));
    }

    [Fact]
    public async Task The_description_lists_the_other_generations_newest_first()
    {
        var index = await CreateAsync();
        var first = await PublishNewAsync(index, Plain("1"));
        var second = await PublishNewAsync(index, Plain("1"), Plain("2"));
        var third = await PublishNewAsync(index, Plain("3"));

        var description = (await index.DescribeAsync(Cancellation))!;

        Assert.Equal(third, description.Published.Id);
        Assert.Equal([second, first], description.Others.Select(other => other.Id));
        Assert.Equal([2, 1], description.Others.Select(other => other.Products));
        Assert.All(description.Others, other => Assert.False(other.IsPublished));
    }

    [Fact]
    public async Task A_rollback_publishes_an_older_generation_again()
    {
        var index = await CreateAsync();
        var old = await PublishNewAsync(index, Plain("old"));
        var bad = await PublishNewAsync(index, Plain("bad"));

        await index.RollBackAsync(old, Cancellation);

        Assert.Equal(["old"], await IdsAsync(index, All));
        Assert.Equal([bad], (await index.DescribeAsync(Cancellation))!.Others.Select(other => other.Id));
    }

    [Fact]
    public async Task A_rollback_to_a_generation_that_is_not_there_says_so()
    {
        var index = await IndexOfAsync(Plain("1"));

        Assert.Equal(ErrorCode.GenerationNotFound, await CodeOfAsync(() => index.RollBackAsync("no-such-generation", Cancellation)));
        Assert.Equal(["1"], await IdsAsync(index, All));
    }

    [Fact]
    public async Task Pruning_keeps_the_published_and_the_newest_others()
    {
        var index = await CreateAsync();
        var first = await PublishNewAsync(index, Plain("1"));
        var second = await PublishNewAsync(index, Plain("2"));
        var third = await PublishNewAsync(index, Plain("3"));
        await index.RollBackAsync(first, Cancellation);

        await index.PruneAsync(keep: 1, Cancellation);

        var description = (await index.DescribeAsync(Cancellation))!;
        Assert.Equal(first, description.Published.Id);
        Assert.Equal([third], description.Others.Select(other => other.Id));
        Assert.Equal(ErrorCode.GenerationNotFound, await CodeOfAsync(() => index.RollBackAsync(second, Cancellation)));
    }

    [Fact]
    public async Task Pruning_all_others_leaves_the_published_one_at_work()
    {
        var index = await CreateAsync();
        await PublishNewAsync(index, Plain("1"));
        await PublishNewAsync(index, Plain("2"));

        await index.PruneAsync(keep: 0, Cancellation);

        Assert.Empty((await index.DescribeAsync(Cancellation))!.Others);
        Assert.Equal(["2"], await IdsAsync(index, All));
    }

    [Fact]
    public async Task A_writer_may_prune_after_publishing()
    {
        var index = await IndexOfAsync(Plain("old"));
        await using var writer = await index.OpenAsync(GenerationTarget.New(Model), Cancellation);
        await writer.UpsertAsync([Plain("new")], Cancellation);
        await writer.PublishAsync(Cancellation);

        await index.PruneAsync(keep: 0, Cancellation);

        Assert.Empty((await index.DescribeAsync(Cancellation))!.Others);
        Assert.Equal(["new"], await IdsAsync(index, All));
    }

    [Fact]
    public async Task A_second_writer_is_locked_out_until_the_first_is_done()
    {
        var index = await IndexOfAsync(Plain("1"));

        await using (await index.OpenAsync(GenerationTarget.New(Model), Cancellation))
        {
            Assert.Equal(ErrorCode.IndexLocked, await CodeOfAsync(() => index.OpenAsync(GenerationTarget.New(Model), Cancellation)));
            Assert.Equal(ErrorCode.IndexLocked, await CodeOfAsync(() => index.OpenAsync(GenerationTarget.Current(Model), Cancellation)));
        }

        await using var next = await index.OpenAsync(GenerationTarget.Current(Model), Cancellation);
        Assert.Equal((await index.DescribeAsync(Cancellation))!.Published.Id, next.Generation);
    }

    [Fact]
    public async Task Vectors_of_another_model_do_not_enter_the_current_generation()
    {
        var index = await IndexOfAsync(Plain("1"));
        var other = Model with { Label = "other@1", Fingerprint = new ModelFingerprint("ff") };

        Assert.Equal(ErrorCode.ModelMismatch, await CodeOfAsync(() => index.OpenAsync(GenerationTarget.Current(other), Cancellation)));

        // And the refused writer keeps nobody out.
        await using var writer = await index.OpenAsync(GenerationTarget.Current(Model), Cancellation);
    }

    [Fact]
    public async Task A_new_generation_may_be_of_another_model()
    {
        var index = await IndexOfAsync(Plain("1"));
        var other = new IndexModel("other@1", new ModelFingerprint("ff"), Dimensions: 3);

        await using (var writer = await index.OpenAsync(GenerationTarget.New(other), Cancellation))
        {
            await writer.UpsertAsync([Some.Entry(Some.Product("2"), Some.Axis(0, dimensions: 3))], Cancellation);
            await writer.PublishAsync(Cancellation);
        }

        var page = await index.SearchAsync(new IndexQuery { Vector = new VectorLeg(Some.Axis(0, dimensions: 3)) }, Cancellation);
        Assert.Equal(["2"], IdsOf(page));
    }

    [Fact]
    public async Task Searches_during_writes_always_see_one_committed_state()
    {
        var index = await IndexOfAsync(Plain("a"), Plain("b"));
        using var done = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            do
                Assert.Equal(0, (await index.SearchAsync(All, Cancellation)).Total % 2);
            while (!done.IsCancellationRequested);
        });

        await ChangeAsync(index, async writer =>
        {
            for (var i = 0; i < 10; i++)
                await writer.UpsertAsync([Plain($"{i}-a"), Plain($"{i}-b")], Cancellation);
            return true;
        });
        await done.CancelAsync();
        await reading;
    }
}
