using System.Runtime.CompilerServices;
using ShopVision.Contracts.Recalling;
using ShopVision.LocalIndex;

namespace ShopVision.Bench.Scenarios.Vectors;

/// <summary>The places of the embedded index' answers beside those that comparing all floats gives, where vectors are as usual and where they are hard.</summary>
internal sealed class VectorRecall : IScenario
{
    private const int Vectors = 100_000;
    private const int Queries = 500;
    private const int Depth = 100;
    private const int HardDimensions = 256;

    public string Name => "vector-recall";

    public string Description => $"The places of the {Depth} nearest of {Vectors:N0} vectors, {Queries} times, beside those by comparing all floats.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var catalogs = new VectorCatalogs(Vectors, Queries);
        foreach (var make in (Func<VectorCatalog>[])
        [
            () => catalogs.Clustered(512), () => catalogs.Clustered(64), () => catalogs.NearDuplicates(HardDimensions),
            () => catalogs.CoarseSteps(HardDimensions), () => catalogs.RoundedAlike(512), () => catalogs.SeveralImages(HardDimensions),
        ])
        {
            using var folder = new ScratchFolder();
            var catalog = make();
            var index = LocalProductIndex.Open(folder.Path, new LocalIndexOptions(), TimeProvider.System);
            await Recall.FillAsync(index, catalog, cancellationToken);
            var (equal, places) = await Recall.CountAsync(index, catalog, Depth, cancellationToken);
            yield return new Measurement(Name, "equal places", equal, places, "comparing all floats", Gate.AtLeast(0.999)) { Case = catalog.Name };
        }
    }
}
