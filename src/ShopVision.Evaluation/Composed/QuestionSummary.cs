namespace ShopVision.Evaluation.Composed;

/// <summary>
/// What was asked. <paramref name="Understood"/> is the share of an axis's questions whose words were recognised as the change
/// that they ask: the rest tests words that the vocabulary does not know.
/// </summary>
public sealed record QuestionSummary(
    string Split,
    ulong Seed,
    int Total,
    int Products,
    IReadOnlyDictionary<string, int> ByAxis,
    IReadOnlyDictionary<string, double> Understood);
