using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Images;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>A shop whose feed and pictures are on a web server.</summary>
public sealed class RemoteShopTests : IAsyncDisposable
{
    private readonly FileServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryIndex _index = new();
    private readonly MemoryImageStore _store = new();
    private readonly FakeEmbedder _embedder = new();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Feed_and_pictures_are_fetched_and_relative_paths_start_from_the_feed()
    {
        Open();
        _server.Files["shop/feed.csv"] = Encoding.UTF8.GetBytes($"id,title,image\n1,Shirt,{_server.Address}shop/img/1.jpg\n2,Mug,img/2.jpg\n");

        var report = await IngestAsync();

        Assert.Equal((2, 2), (report.Products.Added, report.Images.Embedded));
    }

    [Fact]
    public async Task An_unchanged_feed_is_asked_about_and_no_picture_is()
    {
        Open();
        await IngestAsync();
        var before = _server.Requests.Count;

        var report = await IngestAsync();

        Assert.Equal((2, 2), (report.Products.Unchanged, report.Images.Unchanged));
        Assert.Equal(["shop/feed.csv"], _server.Requests.Skip(before).Select(request => request.Path));
        Assert.NotNull(_server.Requests[^1].Header("If-None-Match"));
    }

    [Fact]
    public async Task Nobody_ever_asks_for_a_swatch()
    {
        Open();
        _server.Files["shop/feed.csv"] = "id,title,image,swatch_image\n1,Shirt,img/1.jpg,img/red.jpg\n"u8.ToArray();
        await IngestAsync();

        var report = await IngestAsync();
        await IngestAsync(refreshAfter: TimeSpan.Zero);

        Assert.Equal((1, 1, 0), (report.Products.Unchanged, report.Images.Unchanged, report.Refusals.Count));
        Assert.DoesNotContain(_server.Requests, request => request.Path.EndsWith("red.jpg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_while_pictures_are_asked_about_and_a_changed_one_is_embedded()
    {
        Open();
        await IngestAsync();
        _server.Files["shop/img/1.jpg"] = Encoding.UTF8.GetBytes("blue shirt");
        var before = _server.Requests.Count;

        var report = await IngestAsync(refreshAfter: TimeSpan.Zero);

        Assert.Equal((1, 1, 1), (report.Products.Changed, report.Images.Embedded, report.Images.Unchanged));
        Assert.All(_server.Requests.Skip(before).Where(request => request.Path.EndsWith(".jpg", StringComparison.Ordinal)), request => Assert.NotNull(request.Header("If-None-Match")));
    }

    [Fact]
    public async Task A_picture_that_does_not_come_for_now_stays_the_one_that_is_published()
    {
        Open();
        await IngestAsync();
        _server.Misbehave = request => request.Path.EndsWith("1.jpg", StringComparison.Ordinal) ? new FileReply(503) : null;

        var report = await IngestAsync(refreshAfter: TimeSpan.Zero);

        Assert.Equal((2, 0), (report.Products.Unchanged, report.Products.WithoutImages));
        Assert.Equal(ErrorCode.ImageFetchFailed, Assert.Single(report.Refusals).Code);
        Assert.Single(_index.Published["1"].Images);
    }

    [Fact]
    public async Task A_picture_that_is_gone_leaves_its_product()
    {
        Open();
        await IngestAsync();
        _server.Files.Remove("shop/img/1.jpg");

        var report = await IngestAsync(refreshAfter: TimeSpan.Zero);

        Assert.Equal((1, 1), (report.Products.Changed, report.Products.WithoutImages));
        Assert.Equal(ErrorCode.ImageMissing, Assert.Single(report.Refusals).Code);
    }

    [Fact]
    public async Task A_picture_that_is_known_but_not_in_the_store_is_fetched_again()
    {
        Open();
        await IngestAsync();
        _store.Clear();

        await IngestAsync();

        Assert.Equal(2, _store.Count);
    }

    [Theory]
    [InlineData(404, "feed-missing")]
    [InlineData(500, "feed-fetch-failed")]
    public async Task A_feed_that_does_not_come_changes_nothing(int status, string code)
    {
        Open();
        await IngestAsync();
        _server.Misbehave = _ => new FileReply(status);

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => IngestAsync());

        Assert.Equal(code, fault.Code.Name);
        Assert.Equal(2, _index.Published.Count);
    }

    [Fact]
    public async Task A_fetched_feed_that_cannot_be_read_is_named_by_its_address_and_not_by_where_it_was_put()
    {
        _server.Files["shop/feed.csv"] = "id,image\n1,\"a.jpg\n"u8.ToArray();

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => IngestAsync());

        Assert.Contains($"The feed '{_server.Address}shop/feed.csv'", fault.Message);
        Assert.DoesNotContain(_folder.Path, fault.Message);
    }

    [Fact]
    public async Task A_feed_that_is_not_given_to_just_anybody_tells_where_to_say_who_asks()
    {
        _server.Misbehave = _ => new FileReply(401);

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => IngestAsync());

        Assert.Contains("Fetch:Credentials", fault.Message);
    }

    [Fact]
    public async Task Half_a_feed_is_no_feed()
    {
        Open();
        _server.Misbehave = request => request.Path.EndsWith(".csv", StringComparison.Ordinal)
            ? new FileReply(200, _server.Files["shop/feed.csv"]) { BreaksOffAfter = 30 }
            : null;

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => IngestAsync());

        Assert.Equal(ErrorCode.FeedFetchFailed, fault.Code);
        Assert.Empty(_index.Published);
    }

    private void Open()
    {
        _server.Files["shop/img/1.jpg"] = Encoding.UTF8.GetBytes("red shirt");
        _server.Files["shop/img/2.jpg"] = Encoding.UTF8.GetBytes("blue mug");
        _server.Files["shop/feed.csv"] = "id,title,image\n1,Shirt,img/1.jpg\n2,Mug,img/2.jpg\n"u8.ToArray();
    }

    private Task<IngestReport> IngestAsync(TimeSpan? refreshAfter = null) =>
        new IngestRun(_embedder, _index, _store, new FakeRenderer(), TimeProvider.System).RunAsync(
            new IngestRequest
            {
                FeedPath = $"{_server.Address}shop/feed.csv",
                DataFolder = _folder.Path,
                Fetching = new FetchOptions { AllowedNetworks = ["127.0.0.0/8"], Attempts = 2, Backoff = TimeSpan.FromMilliseconds(1) },
                Pictures = refreshAfter is { } after ? new ImageOptions { RefreshAfter = after } : new ImageOptions(),
            },
            progress: null,
            TestContext.Current.CancellationToken);
}
