using System.Runtime.CompilerServices;
using ShopVision.Bench.Bulk;

namespace ShopVision.Bench.Scenarios;

/// <summary>The most memory of a process that embeds thirty thousand photos beside one that embeds a thousand.</summary>
internal sealed class BulkMemory : IScenario
{
    private const int Few = 1_000;
    private const int Many = 30_000;
    private const double Megabyte = 1024 * 1024;

    // When the collector runs moves the most that there ever was by a tenth; two kilobytes lost a photo would show.
    private const double MostGrowth = 1.25;

    public string Name => "bulk-memory";

    public string Description =>
        $"Peak memory of embedding {Many:N0} photos beside {Few:N0}; needs {Fixtures.Variable}. --full: photos of 2,000 px and ViT-B/32 too.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (string Model, int Side)[] quick = [("shopvision-mini", 400)];
        foreach (var (name, side) in isFull ? [.. quick, ("shopvision-mini", 2000), ("speed-vit-b32", 400)] : quick)
        {
            using var scratch = new ScratchFolder();
            var model = BulkModel.Open(name);
            var photos = Path.GetDirectoryName(BulkPhotos.Create(scratch.Path, side, count: 1)[0])!;
            var few = await EmbeddingProcess.RunAsync(model, photos, Few, cancellationToken);
            var many = await EmbeddingProcess.RunAsync(model, photos, Many, cancellationToken);
            yield return new Measurement(Name, $"MB for {Many:N0} photos", many / Megabyte, few / Megabyte, $"{Few:N0} photos", Gate.AtMost(MostGrowth))
            {
                Case = $"{name}, {side} px",
            };
        }
    }
}
