namespace ShopVision.Evaluation.NoneOfThese;

/// <summary>
/// A photo asked with so many labels, and what came of it. <paramref name="IsAmong"/>: its true label was one of them.
/// </summary>
internal readonly record struct Trial(int Product, bool IsAmong, int Labels, double BestCosine, double BestShare);
