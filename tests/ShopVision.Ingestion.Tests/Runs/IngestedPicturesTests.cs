using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>What becomes of the pictures of a run: embedded once, refused one by one.</summary>
public sealed class IngestedPicturesTests : IDisposable
{
    private readonly Shop _shop = new();

    private string EmptyFolder => Path.Combine(_shop.DataFolder, "empty");

    public IngestedPicturesTests() => _shop.Open();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Every_indexed_picture_is_in_the_image_store()
    {
        await _shop.IngestAsync();

        foreach (var image in _shop.Index.Published.Values.SelectMany(entry => entry.Images))
            Assert.True(await _shop.Store.ContainsAsync(image.ContentDigest, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_changed_picture_alone_is_embedded()
    {
        _shop.Feed("id,image", "1,1.jpg|2.jpg");
        await _shop.IngestAsync();
        _shop.Picture("2.jpg", "green mug");

        var report = await _shop.IngestAsync();

        Assert.Equal(1, report.Products.Changed);
        Assert.Equal(new ImageCounts(Embedded: 1, FromCache: 0, Unchanged: 1, Refused: 0), report.Images);
        Assert.Equal(3, _shop.Embedder.ImagesEmbedded);
    }

    [Fact]
    public async Task Broken_pictures_are_refused_one_by_one_and_their_products_kept()
    {
        for (var i = 0; i < 30; i++)
            _shop.Picture($"{i}.jpg", i % 3 == 0 ? $"broken {i}" : $"mug number {i}");
        _shop.Feed(["id,image", .. Enumerable.Range(0, 30).Select(i => $"{i},{i}.jpg")]);

        var report = await _shop.IngestAsync();

        Assert.Equal((30, 10, 20, 10), (report.Products.Added, report.Products.WithoutImages, report.Images.Embedded, report.Images.Refused));
        Assert.All(report.Refusals, refusal => Assert.Equal(ErrorCode.ImageBroken, refusal.Code));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => ((i * 3) + 2L, $"{i * 3}", (string?)$"{i * 3}.jpg")), report.Refusals.Select(refusal => (refusal.Line, refusal.ProductId!, refusal.Image)));
    }

    [Fact]
    public async Task A_refused_picture_is_tried_again_and_told_again()
    {
        _shop.Picture("2.jpg", "broken mug");
        await _shop.IngestAsync();
        _shop.Index.ForgetCounts();

        var report = await _shop.IngestAsync();

        Assert.Equal((2, 1, 1), (report.Products.Unchanged, report.Products.WithoutImages, report.Images.Refused));
        Assert.Empty(_shop.Index.Upserted);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_shown_is_refused()
    {
        _shop.Picture("2.jpg", "unrenderable mug");

        var report = await _shop.IngestAsync();

        var refusal = Assert.Single(report.Refusals);
        Assert.Equal((3L, "2", "2.jpg", ErrorCode.ImageUnsupported), (refusal.Line, refusal.ProductId, refusal.Image, refusal.Code));
        Assert.Empty(_shop.Index.Published["2"].Images);
    }

    [Fact]
    public async Task One_picture_under_two_names_is_embedded_once()
    {
        _shop.Picture("2.jpg", "red shirt");

        var report = await _shop.IngestAsync();

        Assert.Equal(1, _shop.Embedder.ImagesEmbedded);
        Assert.Equal(new ImageCounts(Embedded: 1, FromCache: 1, Unchanged: 0, Refused: 0), report.Images);
    }

    [Fact]
    public async Task A_picture_under_a_new_name_is_not_embedded_again()
    {
        await _shop.IngestAsync();
        _shop.Picture("renamed.jpg", "red shirt");
        _shop.Feed("id,title,price,image", "1,Shirt,10,renamed.jpg", "2,Mug,5,2.jpg");

        await _shop.IngestAsync();

        Assert.Equal(2, _shop.Embedder.ImagesEmbedded);
        Assert.Equal("renamed.jpg", _shop.Index.Published["1"].Images[0].Source);
    }

    [Fact]
    public async Task A_lost_cache_is_filled_again_from_the_catalog()
    {
        await _shop.IngestAsync();
        Directory.Delete(_shop.EmbeddingFolder, recursive: true);

        await _shop.IngestAsync();
        await _shop.IngestAsync(rebuild: true);

        Assert.Equal(2, _shop.Embedder.ImagesEmbedded);
    }

    [Fact]
    public async Task A_wrong_image_folder_does_not_take_every_picture_from_the_catalog()
    {
        await _shop.IngestAsync();
        Directory.CreateDirectory(EmptyFolder);

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => _shop.Run().RunAsync(
            _shop.Request() with { ImageFolder = EmptyFolder }, null, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCode.ImageMissing, fault.Code);
        Assert.All(_shop.Index.Published.Values, entry => Assert.Single(entry.Images));
    }
}
