namespace ShopVision.Bench;

/// <summary>One thing measured beside a bare baseline, in the same run: machines differ, ratios hold.</summary>
internal interface IScenario
{
    string Name { get; }

    string Description { get; }

    Task<Measurement> RunAsync(CancellationToken cancellationToken);
}
