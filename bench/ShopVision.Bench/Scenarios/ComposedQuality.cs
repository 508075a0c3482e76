using System.Formats.Tar;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ShopVision.Bench.Scenarios;

/// <summary>How much better than the plain sum of photo and words the default composition ranks, on products that no tuning saw.</summary>
internal sealed class ComposedQuality : IScenario
{
    public string Name => "composed-quality";

    public string Description => $"mAP of target-caption beside plain-sum on fashion-dev's odd ids; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        await TarFile.ExtractToDirectoryAsync(Fixtures.PathOf("data", "fashion-dev.tar"), folder.Path, overwriteFiles: false, cancellationToken);
        var (truth, data) = (Path.Combine(folder.Path, "metadata.csv"), Path.Combine(folder.Path, "data"));
        await Shopvision.RunAsync(cancellationToken, "ingest", truth, "--data", data, "--map", "id=id,image=file");
        var report = await Shopvision.RunAsync(cancellationToken, "evaluate", "composed", "--data", data, "--truth", truth, "--queries", "odd", "--json");
        using var document = JsonDocument.Parse(report);
        yield return new Measurement(
            Name, "mAP", MeanAveragePrecision(document, "target-caption"), MeanAveragePrecision(document, "plain-sum"), "plain sum", Gate.AtLeast(1.8));
    }

    private static double MeanAveragePrecision(JsonDocument report, string composition) => report.RootElement
        .GetProperty("compositions").EnumerateArray()
        .Single(result => result.GetProperty("composition").GetString() == composition)
        .GetProperty("overall").GetProperty("meanAveragePrecision").GetProperty("value").GetDouble();
}
