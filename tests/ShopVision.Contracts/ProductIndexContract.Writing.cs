using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Fact]
    public async Task An_upsert_replaces_the_whole_entry()
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1", "old"), Some.Axis(0), Some.Axis(1)));
        var replacement = Some.Entry(Some.Product("1", "new", color: "red"), Some.Axis(2));

        await ChangeAsync(index, writer => writer.UpsertAsync([replacement], Cancellation));

        await EventuallyAsync(async () => (await index.GetAsync(["1"], withVectors: false, Cancellation))[0].Product.Title == "new");
        AssertSameEntry(replacement, (await index.GetAsync(["1"], withVectors: true, Cancellation))[0], withVectors: true);
        Assert.Equal(0, (await index.SearchAsync(Near(axis: 0), Cancellation)).Hits[0].VectorScore!.Value, tolerance: 1e-5);
        Assert.Empty(await IdsAsync(index, Words("old")));
    }

    [Fact]
    public async Task A_patch_changes_words_and_price_and_keeps_images_and_vectors()
    {
        var entry = Some.Entry(Some.Product("1", "old"), Some.Axis(0), Some.Axis(1));
        var index = await IndexOfAsync(entry);
        var patch = new ProductPatch(Some.Product("1", "new") with { Price = new Price(5, "EUR"), InStock = false }, "new-digest");

        var result = await ChangeAsync(index, writer => writer.PatchAsync([patch], Cancellation));

        Assert.Equal(1, result.Succeeded);
        await EventuallyAsync(async () => (await IdsAsync(index, Words("new"))).Length == 1);
        AssertSameEntry(
            entry with { Product = patch.Product, ProductDigest = "new-digest" },
            (await index.GetAsync(["1"], withVectors: true, Cancellation))[0],
            withVectors: true);
    }

    [Fact]
    public async Task A_patch_of_an_unknown_product_is_a_failure_and_the_others_go_on()
    {
        var index = await IndexOfAsync(Plain("1"));

        var result = await ChangeAsync(index, writer => writer.PatchAsync(
            [new ProductPatch(Some.Product("unknown"), "d"), new ProductPatch(Some.Product("1", "new"), "d")], Cancellation));

        Assert.Equal(1, result.Succeeded);
        var failure = Assert.Single(result.Failures);
        Assert.Equal(("unknown", ErrorCode.ProductNotFound), (failure.ItemId, failure.Code));
    }

    [Fact]
    public async Task A_deleted_product_is_gone()
    {
        var index = await IndexOfAsync(Plain("1"), Plain("2"));

        var result = await ChangeAsync(index, writer => writer.DeleteAsync(["1", "never there"], Cancellation));

        Assert.Equal(2, result.Succeeded);
        Assert.Empty(result.Failures);
        await EventuallyAsync(async () => (await index.SearchAsync(All, Cancellation)).Total == 1);
        Assert.Equal(["2"], await IdsAsync(index, Near(axis: 0)));
        Assert.Empty(await index.GetAsync(["1"], withVectors: false, Cancellation));
    }

    [Fact]
    public async Task A_deleted_product_can_come_back_with_fewer_images()
    {
        var index = await IndexOfAsync(Some.Entry(Some.Product("1"), Some.Axis(0), Some.Axis(1)));

        await ChangeAsync(index, async writer =>
        {
            await writer.DeleteAsync(["1"], Cancellation);
            return await writer.UpsertAsync([Some.Entry(Some.Product("1"), Some.Axis(2))], Cancellation);
        });

        await EventuallyAsync(async () => (await index.DescribeAsync(Cancellation))!.Published.Images == 1);
        Assert.Equal(1, (await index.DescribeAsync(Cancellation))!.Published.Products);
    }

    [Fact]
    public async Task The_last_of_two_entries_with_one_id_counts()
    {
        var index = await IndexOfAsync(
            Some.Entry(Some.Product("1", "first"), Some.Axis(0)), Some.Entry(Some.Product("1", "last"), Some.Axis(1)));

        Assert.Equal("last", (await index.GetAsync(["1"], withVectors: false, Cancellation)).Single().Product.Title);
        Assert.Equal(1, (await index.SearchAsync(All, Cancellation)).Total);
    }

    [Fact]
    public async Task A_vector_of_another_size_is_a_failure_and_the_others_go_on()
    {
        var index = await CreateAsync();
        await using var writer = await index.OpenAsync(GenerationTarget.New(Model), Cancellation);

        var result = await writer.UpsertAsync(
            [Some.Entry(Some.Product("wrong"), Some.Axis(0, dimensions: 5)), Plain("right")], Cancellation);

        Assert.Equal(1, result.Succeeded);
        var failure = Assert.Single(result.Failures);
        Assert.Equal(("wrong", ErrorCode.ModelMismatch), (failure.ItemId, failure.Code));
    }

    [Fact]
    public async Task A_missing_vector_is_a_failure_and_the_others_go_on()
    {
        var index = await CreateAsync();
        var bare = new IndexEntry(Some.Product("bare"), "d", [new IndexedImage("a.jpg", "c", Embedding: null)]);
        await using var writer = await index.OpenAsync(GenerationTarget.New(Model), Cancellation);

        var result = await writer.UpsertAsync([bare, Plain("right")], Cancellation);

        Assert.Equal(1, result.Succeeded);
        var failure = Assert.Single(result.Failures);
        Assert.Equal(("bare", ErrorCode.ProductInvalid), (failure.ItemId, failure.Code));
    }

    [Fact]
    public async Task An_empty_batch_is_done_at_once()
    {
        var index = await IndexOfAsync(Plain("1"));

        Assert.Equal(0, (await ChangeAsync(index, writer => writer.UpsertAsync([], Cancellation))).Succeeded);
    }

    [Fact]
    public async Task Every_commit_makes_the_revision_grow()
    {
        var index = await IndexOfAsync(Plain("1"));
        var before = (await index.DescribeAsync(Cancellation))!.Published.Revision;

        await ChangeAsync(index, writer => writer.UpsertAsync([Plain("2")], Cancellation));

        await EventuallyAsync(async () => (await index.DescribeAsync(Cancellation))!.Published.Revision > before);
    }

    [Fact]
    public async Task Entries_come_in_the_order_of_the_ids_asked_for()
    {
        var index = await IndexOfAsync(Plain("1"), Plain("2"), Plain("3"));

        var entries = await index.GetAsync(["3", "unknown", "1"], withVectors: false, Cancellation);

        Assert.Equal(["3", "1"], entries.Select(entry => entry.Product.Id));
        Assert.All(entries, entry => Assert.Null(entry.Images[0].Embedding));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_export_gives_every_entry_in_the_order_of_ids_with_vectors_or_without(bool withVectors)
    {
        IndexEntry[] entries =
        [
            Some.Entry(
                Some.Product("b", color: "red", category: ["Shoes", "Boots"]) with { Images = ["b.jpg", new("é.jpg", ImageRole.Lifestyle), new("c.jpg", ImageRole.Swatch)] },
                Some.Embedding(1), Some.Embedding(2)),
            Some.Entry(Some.Product("10") with
            {
                GroupId = "g", Sku = "WX-207", Gtin = "4006381333931", Description = "d", Brand = "B", Url = "u", InStock = true,
                Price = new Price(1.10m, "EUR"), RegularPrice = new Price(2m, "EUR"), AddedAt = Moment("2026-11-21T09:30:00.1234567Z"),
            }),
            Some.Entry(Some.Product("9"), Some.Embedding(3)),
        ];
        var index = await IndexOfAsync(entries);

        var exported = new List<IndexEntry>();
        await foreach (var entry in index.ExportAsync(withVectors, Cancellation))
            exported.Add(entry);

        Assert.Equal(["10", "9", "b"], exported.Select(entry => entry.Product.Id));
        foreach (var (expected, found) in entries.OrderBy(entry => entry.Product.Id, StringComparer.Ordinal).Zip(exported))
            AssertSameEntry(expected, found, withVectors);
    }

    private static void AssertSameEntry(IndexEntry expected, IndexEntry found, bool withVectors)
    {
        Assert.Equivalent(expected.Product, found.Product, strict: true);
        Assert.Equal(expected.ProductDigest, found.ProductDigest);
        Assert.Equal(
            expected.Images.Select(image => (image.Source, image.ContentDigest)),
            found.Images.Select(image => (image.Source, image.ContentDigest)));
        foreach (var (one, other) in expected.Images.Zip(found.Images))
            if (withVectors)
                Assert.Equal(1, one.Embedding!.Dot(other.Embedding!), tolerance: 1e-5f);
            else
                Assert.Null(other.Embedding);
    }
}
