namespace ShopVision.Bench;

/// <summary>Something measured beside a bare baseline or a peer, in the same run: machines differ, ratios hold.</summary>
internal interface IScenario
{
    string Name { get; }

    string Description { get; }

    /// <summary>One measurement for each case and baseline, as soon as it is known. <paramref name="isFull"/> asks for the cases that take long too.</summary>
    IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, CancellationToken cancellationToken);
}
