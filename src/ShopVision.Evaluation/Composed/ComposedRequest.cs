using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.Composed;

/// <summary>Which questions to ask, in which ways. The seed of the questions also seeds the bootstrap.</summary>
public sealed record ComposedRequest(QuestionRequest Questions)
{
    public IReadOnlyList<string> Compositions { get; init; } = Contenders.Names;

    public int Resamples { get; init; } = Bootstrap.DefaultResamples;
}
