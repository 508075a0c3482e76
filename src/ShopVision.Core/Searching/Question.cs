using ShopVision.Core.Catalog;
using ShopVision.Core.Composition;
using ShopVision.Core.Intent;
using ShopVision.Core.Ranking;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Searching;

/// <summary>A request as it was understood: the vector to search with and what led to it.</summary>
internal sealed record Question(ComposedQuery? Composed, QueryIntent? Intent, Composed? Composition, PhotoReading? Reading)
{
    /// <summary>
    /// What the products' own words are matched against; null without words. A caption says more of what is wanted than the change
    /// alone: "in yellow" would bring up whatever is yellow.
    /// </summary>
    public string? LexicalText => Composition?.Caption ?? (Intent?.Avoided.Any() == true ? Intent.PositiveText : Intent?.Text);

    /// <summary>How much words and wishes count in ranking: beside a photo only as much as the words do.</summary>
    public double WordsShare => Composition?.TextWeight ?? 1;

    /// <summary>What the words ask of a product's attributes, and the category of the photo where they ask for none.</summary>
    public IReadOnlyList<Expectation> Expectations =>
        [.. (Intent?.Wishes ?? []).Select(wish => new Expectation(wish.Axis, wish.Value, wish.IsWanted, WeightOf(wish.Axis))), .. KeptCategory()];

    public UnderstoodQuery View(SearchRequest request) => new(
        // Trimmed as it was read: the spans count from its first letter.
        request.Text?.Trim(),
        [.. (Intent?.Wishes ?? []).Select(wish => new UnderstoodWish(wish.Axis, wish.Value, wish.IsWanted ? "want" : "avoid", [wish.Start, wish.End]))],
        Composition?.Composition,
        Composition?.TextWeight,
        request.Explain ? Composition?.Caption : null,
        request.Explain ? Reading?.ByAxis.ToDictionary(axis => axis.Key, axis => (IReadOnlyList<ReadValue>)[.. axis.Value.Take(3)]) : null);

    // A mug in the wrong colour is nearer to "red mug" than anything else in red.
    private static double WeightOf(string axis) => axis == Axes.Category ? 2 : 1;

    private IEnumerable<Expectation> KeptCategory() =>
        Composition is not null && Reading?.Best(Axes.Category) is { } read && Intent?.Wishes.Any(wish => wish.Axis == Axes.Category) == false
            ? [new Expectation(Axes.Category, read.Value, IsWanted: true, WeightOf(Axes.Category) * read.Probability)]
            : [];
}
