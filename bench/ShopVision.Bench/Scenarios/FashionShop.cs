using System.Formats.Tar;
using System.Text.Json;
using ShopVision.Evaluation.Metrics;

namespace ShopVision.Bench.Scenarios;

/// <summary>fashion-dev, its pictures ingested without what is true of them, and how well it is found by a photo and words together.</summary>
internal sealed class FashionShop : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private FashionShop()
    {
    }

    private string Truth => Path.Combine(_folder.Path, "metadata.csv");

    private string Data => Path.Combine(_folder.Path, "data");

    public static async Task<FashionShop> CreateAsync(CancellationToken cancellationToken)
    {
        var shop = new FashionShop();
        await TarFile.ExtractToDirectoryAsync(Fixtures.PathOf("data", "fashion-dev.tar"), shop._folder.Path, overwriteFiles: false, cancellationToken);
        return shop;
    }

    /// <summary>The mAP of each composition on products that no tuning saw, over the index of the data folder or of a cluster.</summary>
    public async Task<IReadOnlyDictionary<string, Estimate>> MeasureAsync(Uri? cluster, CancellationToken cancellationToken)
    {
        string[] where = ["--data", Data, .. cluster is null ? [] : (string[])["--index", cluster.AbsoluteUri]];
        await Shopvision.RunAsync(cancellationToken, ["ingest", Truth, "--map", "id=id,image=file", .. where]);
        using var report = JsonDocument.Parse(await Shopvision.RunAsync(cancellationToken, ["evaluate", "composed", "--truth", Truth, "--queries", "odd", "--json", .. where]));
        return report.RootElement.GetProperty("compositions").EnumerateArray().ToDictionary(
            result => result.GetProperty("composition").GetString()!,
            result => result.GetProperty("overall").GetProperty("meanAveragePrecision").Deserialize<Estimate>(JsonSerializerOptions.Web)!,
            StringComparer.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
