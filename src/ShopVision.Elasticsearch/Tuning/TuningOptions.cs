namespace ShopVision.Elasticsearch.Tuning;

/// <summary>
/// How a cluster is measured: over how many products at most, with how many questions, and which share of the exact best must be found.
/// </summary>
public sealed record TuningOptions
{
    public int Products { get; init; } = 20_000;

    public int Questions { get; init; } = 100;

    public double Recall { get; init; } = 0.98;

    /// <summary>Draws products and questions.</summary>
    public int Seed { get; init; } = 1;
}
