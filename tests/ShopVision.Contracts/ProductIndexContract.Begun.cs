using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Fact]
    public async Task A_writer_goes_on_with_what_the_last_one_left_that_was_opened_for_the_same_purpose()
    {
        var index = await IndexOfAsync(Plain("old"));
        IndexEntry[] first = [Some.Entry(Some.Product("1"), Some.Axis(0), Some.Axis(1)), Some.Entry(Some.Product("2"), Some.Axis(2)), Plain("3")];
        var patch = new ProductPatch(Some.Product("2", "patched"), "digest-of-patched");
        await LeaveAsync(index, "run-1", Model, async writer =>
        {
            await writer.UpsertAsync(first, Cancellation);
            await writer.PatchAsync([patch], Cancellation);
            await writer.DeleteAsync(["3"], Cancellation);
        });
        Assert.Equal(["old"], await IdsAsync(index, All));
        Assert.Empty((await index.DescribeAsync(Cancellation))!.Others);

        await using (var writer = await index.OpenAsync(GenerationTarget.New(Model, "run-1"), Cancellation))
        {
            var begun = await writer.ReadBegunAsync(withVectors: true, Cancellation).ToListAsync(Cancellation);
            Assert.Equal([("1", first[0].ProductDigest), ("2", "digest-of-patched")], begun.Select(entry => (entry.Product.Id, entry.ProductDigest)));
            Assert.Equal(["1", "patched"], begun.Select(entry => entry.Product.Title == "patched" ? "patched" : entry.Product.Id));
            Assert.Equal(first[..2].SelectMany(entry => entry.Images), begun.SelectMany(entry => entry.Images), SameImage);
            Assert.All(await writer.ReadBegunAsync(withVectors: false, Cancellation).SelectMany(entry => entry.Images.ToAsyncEnumerable()).ToListAsync(Cancellation), image => Assert.Null(image.Embedding));

            await writer.UpsertAsync([Plain("4")], Cancellation);
            await writer.PatchAsync([new ProductPatch(Some.Product("1", "again"), "again")], Cancellation);
            await writer.PublishAsync(Cancellation);
        }

        Assert.Equal(["1", "2", "4"], await IdsAsync(index, All));
        var published = (await index.DescribeAsync(Cancellation))!.Published;
        Assert.Equal((3, 4), (published.Products, published.Images));
        Assert.Equal("again", (await index.GetAsync(["1"], withVectors: false, Cancellation)).Single().Product.Title);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("run-2")]
    public async Task What_was_left_for_one_purpose_is_nothing_to_another(string? purpose)
    {
        var index = await CreateAsync();
        await LeaveAsync(index, "run-1", Model, writer => writer.UpsertAsync([Plain("1")], Cancellation));

        await LeaveAsync(index, purpose, Model, _ => Task.CompletedTask);

        // And is cleared away by it.
        await AssertNothingBegunAsync(index, "run-1");
    }

    [Fact]
    public async Task What_was_left_of_another_model_is_not_gone_on_with()
    {
        var index = await CreateAsync();
        await LeaveAsync(index, "run-1", Model with { Fingerprint = new ModelFingerprint("other") }, writer => writer.UpsertAsync([Plain("1")], Cancellation));

        await AssertNothingBegunAsync(index, "run-1");
    }

    [Fact]
    public async Task What_was_published_is_not_gone_on_with()
    {
        var index = await CreateAsync();
        await using (var writer = await index.OpenAsync(GenerationTarget.New(Model, "run-1"), Cancellation))
        {
            await writer.UpsertAsync([Plain("1")], Cancellation);
            await writer.PublishAsync(Cancellation);
        }

        await AssertNothingBegunAsync(index, "run-1");
        Assert.Equal(["1"], await IdsAsync(index, All));
    }

    [Fact]
    public async Task What_was_left_may_be_left_again()
    {
        var index = await CreateAsync();
        await LeaveAsync(index, "run-1", Model, _ => Task.CompletedTask);
        await LeaveAsync(index, "run-1", Model, writer => writer.UpsertAsync([Plain("1")], Cancellation));
        await LeaveAsync(index, "run-1", Model, _ => Task.CompletedTask);
        await LeaveAsync(index, "run-1", Model, writer => writer.UpsertAsync([Plain("2")], Cancellation));

        await using var writer = await index.OpenAsync(GenerationTarget.New(Model, "run-1"), Cancellation);
        Assert.Equal(["1", "2"], await writer.ReadBegunAsync(withVectors: false, Cancellation).Select(entry => entry.Product.Id).ToListAsync(Cancellation));
        await writer.PublishAsync(Cancellation);
        Assert.Equal(["1", "2"], await IdsAsync(index, All));
    }

    private static async Task LeaveAsync(IProductIndex index, string? purpose, IndexModel model, Func<IIndexWriter, Task> write)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.New(model, purpose), Cancellation);
        await write(writer);
    }

    private static async Task AssertNothingBegunAsync(IProductIndex index, string purpose)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.New(Model, purpose), Cancellation);
        Assert.Empty(await writer.ReadBegunAsync(withVectors: false, Cancellation).ToListAsync(Cancellation));
    }

    private static bool SameImage(IndexedImage one, IndexedImage other) =>
        (one.Source, one.ContentDigest) == (other.Source, other.ContentDigest) && one.Embedding!.Values.SequenceEqual(other.Embedding!.Values);
}
