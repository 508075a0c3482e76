using System.Runtime.CompilerServices;

namespace ShopVision.Bench.Scenarios.Cluster;

/// <summary>How well photo and words together find products in an Elasticsearch, beside the same catalog in a LocalIndex.</summary>
internal sealed class ClusterQuality : IScenario
{
    public string Name => "cluster-quality";

    public string Description => $"mAP of every composition over a real Elasticsearch, beside LocalIndex, on fashion-dev's odd ids; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var cluster = await BenchCluster.StartAsync();
        using var shop = await FashionShop.CreateAsync(cancellationToken);
        var local = await shop.MeasureAsync(cluster: null, cancellationToken);
        var remote = await shop.MeasureAsync(new Uri(cluster.Address, "fashion"), cancellationToken);
        foreach (var (composition, expected) in local)
        {
            var found = remote[composition];
            if (found.Value < expected.Low || found.Value > expected.High)
                throw new InvalidOperationException($"Expected a mAP of {composition} from {expected.Low:0.0000} to {expected.High:0.0000}, found {found.Value:0.0000}.");
            yield return new Measurement(Name, "mAP", found.Value, expected.Value, "LocalIndex", Gate.AtLeast(0.99)) { Case = $"{composition} ({expected.Low:0.000} to {expected.High:0.000})" };
        }
    }
}
