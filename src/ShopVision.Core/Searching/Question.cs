using ShopVision.Core.Composition;
using ShopVision.Core.Intent;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Searching;

/// <summary>A request as it was understood: the vector to search with and what led to it.</summary>
internal sealed record Question(ComposedQuery? Composed, QueryIntent? Intent, Composed? Composition, PhotoReading? Reading)
{
    /// <summary>What the products' own words are matched against; null without words.</summary>
    public string? LexicalText => Intent is null ? null : Intent.Avoided.Any() ? Intent.PositiveText : Intent.Text;

    /// <summary>How much matching words count: beside a photo only as much as the words do.</summary>
    public double LexicalShare => Composition?.TextWeight ?? 1;

    public UnderstoodQuery View(SearchRequest request) => new(
        request.Text,
        [.. (Intent?.Wishes ?? []).Select(wish => new UnderstoodWish(wish.Axis, wish.Value, wish.IsWanted ? "want" : "avoid", [wish.Start, wish.End]))],
        Composition?.Composition,
        Composition?.TextWeight,
        request.Explain ? Composition?.Caption : null,
        request.Explain ? Reading?.ByAxis.ToDictionary(axis => axis.Key, axis => (IReadOnlyList<ReadValue>)[.. axis.Value.Take(3)]) : null);
}
