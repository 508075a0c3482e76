using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Composition;

/// <summary>
/// <c>(1-w)·photo + w·words</c>. At w = 1/2 it is the plain sum that most systems use, kept under its own name to compare with.
/// </summary>
internal sealed class WeightedSum(string name, double textWeight, TextEncoder texts) : IComposition
{
    public string Name => name;

    public double TextWeight => textWeight;

    public async Task<Anchor> ComposeAsync(CompositionInput input, CancellationToken cancellationToken)
    {
        var words = await WordTerms.OfAsync(input.Intent, texts, cancellationToken);
        return new Anchor([new QueryTerm(Signals.Look, input.Photo, 1 - textWeight), .. words.Select(term => term.Scaled(textWeight))]);
    }
}
