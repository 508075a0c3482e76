using ShopVision.Core.Embeddings;
using ShopVision.Core.Intent;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Composition;

/// <summary>Makes one query vector from a photo, words, or both. Thread safe.</summary>
public sealed class Composer(Calibration calibration, TextEncoder texts)
{
    private readonly Compositions _compositions = new(calibration, texts);

    public static ComposedQuery OfPhoto(Embedding photo) => new([new QueryTerm(Signals.Look, photo, 1)]);

    public async Task<ComposedQuery> OfWordsAsync(QueryIntent intent, CancellationToken cancellationToken) =>
        new(await WordTerms.OfAsync(intent, texts, cancellationToken));

    /// <summary>
    /// Both together. <paramref name="textWeight"/> between 0 (the photo alone) and 1 (the words alone) steers; null leaves the
    /// composition at its own weight.
    /// </summary>
    public async Task<Composed> OfBothAsync(
        CompositionInput input, string? composition, double? textWeight, CancellationToken cancellationToken)
    {
        var chosen = _compositions.Get(composition);
        var anchor = await chosen.ComposeAsync(input, cancellationToken);
        var weight = textWeight ?? chosen.TextWeight;
        var terms = weight == chosen.TextWeight
            ? anchor.Terms
            : Steering.Steer(
                anchor.Terms, chosen.TextWeight, weight,
                [new QueryTerm(Signals.Look, input.Photo, 1)],
                await WordTerms.OfAsync(input.Intent, texts, cancellationToken));
        return new Composed(new ComposedQuery(terms), chosen.Name, weight, anchor.Caption);
    }
}

/// <summary>A composed query, how it was composed, and the caption that stands in it, if any.</summary>
public sealed record Composed(ComposedQuery Query, string Composition, double TextWeight, string? Caption);
