namespace ShopVision.Ingestion.Runs;

/// <summary>
/// A generation of another model beside the one that is published: for a sample of products, which others are nearest by their first
/// picture. <paramref name="Overlap"/> is the share of the nearest ten that both models agree on; the categories are the shares of the
/// nearest ten that have the product's own category, and the bounds the 95 % interval of the difference between them.
/// </summary>
public sealed record ModelComparison(
    string ModelBefore, int Products, int Questions, double Overlap, double SameCategoryBefore, double SameCategoryAfter, double DifferenceLow, double DifferenceHigh)
{
    // Fewer neighbours of the same category than this are more than another taste.
    private const double MostLoss = 0.02;

    /// <summary>Whether the new model is certainly worse than a small difference in taste.</summary>
    public bool IsWorse => DifferenceHigh < -MostLoss;
}
