namespace ShopVision.Evaluation.Metrics;

/// <summary>How well one ranking answers one question, each number from 0 to 1.</summary>
public readonly record struct RankScore(double AveragePrecision, double PrecisionAt10, double HitAt10)
{
    private const int Page = 10;

    /// <summary>
    /// From the 1-based ranks of all relevant products, ascending: average precision is over the full ranking, and P@10 divides by
    /// ten even where fewer are relevant.
    /// </summary>
    public static RankScore Of(ReadOnlySpan<int> ranks)
    {
        var (precisions, onPage) = (0.0, 0);
        for (var i = 0; i < ranks.Length; i++)
        {
            precisions += (i + 1.0) / ranks[i];
            onPage += ranks[i] <= Page ? 1 : 0;
        }

        return new RankScore(ranks.Length == 0 ? 0 : precisions / ranks.Length, onPage / (double)Page, onPage > 0 ? 1 : 0);
    }
}
