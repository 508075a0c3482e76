using System.Runtime.CompilerServices;

namespace ShopVision.Bench.Scenarios;

/// <summary>How much better than the plain sum of photo and words the default composition ranks, on products that no tuning saw.</summary>
internal sealed class ComposedQuality : IScenario
{
    public string Name => "composed-quality";

    public string Description => $"mAP of target-caption beside plain-sum on fashion-dev's odd ids; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var shop = await FashionShop.CreateAsync(cancellationToken);
        var found = await shop.MeasureAsync(cluster: null, cancellationToken);
        yield return new Measurement(Name, "mAP", found["target-caption"].Value, found["plain-sum"].Value, "plain sum", Gate.AtLeast(1.8));
    }
}
