using ShopVision.Contracts;
using ShopVision.Contracts.Nightly;

namespace ShopVision.Server.Tests.Commands;

/// <summary>The short form of <c>bench -- nightly</c>.</summary>
public sealed class ScheduledFeedTests(DrawnShop drawn) : IClassFixture<DrawnShop>, IDisposable
{
    private const string EverySecond = "* * * * * ?";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_schedule_ingests_a_feed_from_the_web_and_its_run_after_a_change_tells_the_change_and_nothing_else()
    {
        await using var shop = new MerchantShop(Stock(), new ShopChange(Prices: 5, New: 2, Removed: 2, LostPictures: 1, BrokenPictures: 1, OtherPictures: 2));
        await using var ingest = new NightlyIngest(Executable.Start, _folder.Path, cluster: null);

        await new NightlyTrial(shop, ingest).RunAsync(EverySecond, TestContext.Current.CancellationToken);
    }

    /// <summary>No picture twice: the second would not be embedded.</summary>
    private List<(ShopProduct Product, byte[] Picture)> Stock() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(drawn.Drawn, "images")).Order(StringComparer.Ordinal).Select(path => (Path: path, Picture: File.ReadAllBytes(path)))
            .DistinctBy(file => Convert.ToHexString(file.Picture))
            .Select((file, i) => (new ShopProduct($"p{i}", $"Product {i}", "Drawn", 10 + i, $"pictures/{Path.GetFileName(file.Path)}"), file.Picture)),
    ];
}
