using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Ingestion.Runs.Checks;

/// <summary>A feed that suddenly names far fewer products than the catalog has is more often broken than true.</summary>
internal static class SuddenLoss
{
    private const double MostShare = 0.2;

    // A rebuild makes the same catalog anew.
    private const double LeastCoverage = 0.99;

    // Of a handful, a shop may well take some.
    private const int FewestProducts = 10;

    /// <summary>What to ask where more than a fifth of the catalog would go; null where that is not so.</summary>
    public static string? Reason(int gone, int known) => known < FewestProducts || gone <= MostShare * known
        ? null
        : $"The feed lacks {gone} of the {known} products of the catalog; more than a fifth at once is more often a broken feed than a change. Nothing was changed. "
            + "If it is meant, approve it: 'shopvision runs approve' for a run, --approve on the command line.";

    /// <summary>Throws <c>approval-needed</c> where a new generation lacks more than a hundredth of what the published one has.</summary>
    public static void ThrowUnlessCovered(int indexed, GenerationDescription? published)
    {
        if (published is null || published.Products < FewestProducts || indexed >= LeastCoverage * published.Products)
            return;
        throw new ShopVisionException(
            ErrorCode.ApprovalNeeded,
            $"The new generation has {indexed} products, the published one {published.Products}: it was not published. Its pictures stay embedded, so making it again is quick. "
            + "If fewer products are meant, approve it: 'shopvision runs approve' for a run, --approve on the command line.");
    }
}
