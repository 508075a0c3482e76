namespace ShopVision.Core.Composition;

/// <summary>
/// Lets a caller move between photo and words whatever the composition: from the photo alone at 0 over the composition's own
/// terms at its own weight to the words alone at 1, linearly on both sides. For a weighted sum this is the weighted sum.
/// </summary>
internal static class Steering
{
    public static IReadOnlyList<QueryTerm> Steer(
        IReadOnlyList<QueryTerm> anchor, double anchorWeight, double textWeight, IReadOnlyList<QueryTerm> photo, IReadOnlyList<QueryTerm> words)
    {
        if (textWeight == anchorWeight)
            return anchor;
        var (share, other) = textWeight < anchorWeight
            ? (textWeight / anchorWeight, photo)
            : ((1 - textWeight) / (1 - anchorWeight), words);
        return [.. anchor.Select(term => term.Scaled(share)), .. other.Select(term => term.Scaled(1 - share))];
    }
}
