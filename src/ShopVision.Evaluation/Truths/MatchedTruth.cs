using ShopVision.Core.Errors;
using ShopVision.Evaluation.Galleries;

namespace ShopVision.Evaluation.Truths;

/// <summary>The part of a truth that speaks of products in the gallery.</summary>
internal sealed record MatchedTruth(TruthSummary Summary, IReadOnlyList<TrueProduct> Products)
{
    /// <summary>Throws <c>truth-invalid</c> where nothing matches.</summary>
    public static MatchedTruth Of(Truth truth, Gallery gallery)
    {
        var matched = truth.ById.Values.Where(product => gallery.Contains(product.Id)).ToList();
        return matched.Count > 0
            ? new MatchedTruth(new TruthSummary(truth.Source, truth.ById.Count, matched.Count, truth.Axes), matched)
            : throw new ShopVisionException(
                ErrorCode.TruthInvalid,
                $"Expected truth file '{truth.Source}' to speak of products in the index, found none of its {truth.ById.Count} ids " +
                $"(such as '{truth.ById.Keys.First()}') among the index's {gallery.Ids.Count} products with pictures" +
                (gallery.Ids.Count > 0 ? $" (such as '{gallery.Ids[0]}')" : "") +
                ". Name the truth of the catalog that was ingested, with the same ids.");
    }
}
