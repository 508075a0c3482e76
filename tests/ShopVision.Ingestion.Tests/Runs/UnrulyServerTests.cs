using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>A shop whose image server misbehaves in every way that passes, and some that do not.</summary>
public sealed class UnrulyServerTests : IAsyncDisposable
{
    private const int Products = 400;

    private readonly UnrulyImages _images = new(number => Encoding.UTF8.GetBytes($"mug number {number}"));
    private readonly Shop _shop = new();

    public async ValueTask DisposeAsync()
    {
        await _images.DisposeAsync();
        _shop.Dispose();
    }

    [Fact]
    public async Task Every_product_is_accounted_for_and_a_second_run_asks_only_for_what_never_came()
    {
        _shop.Feed(["id,image", .. Enumerable.Range(0, Products).Select(i => $"{i},{_images.AddressOf(i)}")]);
        var refused = Enumerable.Range(0, Products).Count(UnrulyImages.IsRefused);

        var first = await IngestAsync();

        Assert.Equal(new ProductCounts(Added: Products, Changed: 0, Unchanged: 0, Removed: 0, Refused: 0, WithoutImages: refused), first.Products);
        Assert.Equal((Products - refused, refused), (first.Images.Embedded, first.Images.Refused));
        Assert.Equal(refused / 2, first.Refusals.Count(refusal => refusal.Code == ErrorCode.ImageMissing));
        Assert.Equal(refused / 2, first.Refusals.Count(refusal => refusal.Code == ErrorCode.ImageBroken));

        var before = _images.Requests;
        var second = await IngestAsync();

        Assert.Equal((Products, 0), (second.Products.Unchanged, second.Images.Embedded));
        Assert.InRange(_images.Requests - before, refused / 2, refused);
    }

    private Task<IngestReport> IngestAsync() => _shop.Run().RunAsync(
        _shop.Request() with
        {
            Fetching = new FetchOptions { AllowedNetworks = ["127.0.0.0/8"], Backoff = TimeSpan.FromMilliseconds(10), IdleTimeout = TimeSpan.FromSeconds(1), PerHost = 16 },
        },
        progress: null,
        TestContext.Current.CancellationToken);
}
