using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests.Storage;

/// <summary>
/// The folder "sample-v2" beside this file was written by version 2 of the format. It never changes: a change of the
/// format needs a new version number and a sample of its own.
/// </summary>
public sealed class FrozenSampleTests
{
    private static readonly string Sample =
        Path.Combine(Fixtures.RepositoryRoot, "tests", "ShopVision.LocalIndex.Tests", "Storage", "sample-v2");

    private static readonly IndexEntry Full = Some.Entry(
        Some.Product("ü-1", "Hemd „größer“ 👕", "blue", "Clothing", "Shirts") with
        {
            GroupId = "g", Description = "Linen", Brand = "Acme", Price = new Price(49.90m, "EUR"), InStock = true,
            Url = "https://shop.example/1",
        },
        Embedding.Normalize([3, 4, 0, 0, 0, 0, 0, 0]), Some.Axis(7));

    private static readonly IndexEntry Bare = Some.Entry(Some.Product("2", "Lamp"));

    private static readonly ProductPatch Patch = new(Some.Product("2", "Desk lamp"), "patched");

    [Fact]
    public async Task The_sample_is_read_as_it_was_written()
    {
        var index = LocalProductIndex.Open(Sample, new LocalIndexOptions(), TimeProvider.System);

        var published = (await index.DescribeAsync(Workspace.Cancellation))!.Published;
        var entries = await index.GetAsync(["ü-1", "2", "3"], withVectors: true, Workspace.Cancellation);

        Assert.Equal(Workspace.Model, published.Model);
        Assert.Equal((2, 2, 4), (published.Products, published.Images, published.Revision));
        Assert.Equal(2, entries.Count);
        Assert.Equivalent(Full.Product, entries[0].Product, strict: true);
        Assert.Equal(Full.Images[0].Embedding!.Values, entries[0].Images[0].Embedding!.Values);
        Assert.Equal(("Desk lamp", "patched"), (entries[1].Product.Title, entries[1].ProductDigest));
    }

    [Fact]
    public void The_files_beside_the_log_are_written_as_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        IndexFormat.Write(SystemFiles.Instance, folder.File("format.json"));
        PublishedPointer.Write(SystemFiles.Instance, folder.File("CURRENT"), "20260504-120000-000-f2c9");

        foreach (var name in (string[])["format.json", "CURRENT"])
            Assert.Equal(File.ReadAllBytes(Path.Combine(Sample, name)), File.ReadAllBytes(folder.File(name)));
    }

    [Fact]
    public void The_same_changes_are_written_as_the_same_bytes()
    {
        var log = new LogEncoder();
        log.Upsert(Full);
        log.Upsert(Bare);
        log.Upsert(Some.Entry(Some.Product("3"), Some.Axis(0)));
        log.Patch(Patch);
        log.Delete("3");

        Assert.Equal(File.ReadAllBytes(Directory.GetFiles(Sample, "log", SearchOption.AllDirectories).Single()), log.Written);
    }
}
