using ShopVision.Core.Embeddings;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Composition;

/// <summary>
/// Writes the caption of the product that is wanted: what the photo shows, with what the words ask put in its place. With the
/// caption <c>G</c>, the photo <c>v</c>, the asked change in its context <c>m</c>, the share of the photo <c>a</c> and the
/// debias <c>b</c> the query is <c>(1+b)((1-a)·G + a·v) - b·G + b·m</c> (after SDR-CIR, with attributes read zero-shot in place
/// of a generated description), scaled by <c>1/(1+b)</c> so that its weights add up to one.
/// </summary>
internal sealed class TargetCaption(string name, double textWeight, Calibration calibration, TextEncoder texts) : IComposition
{
    private readonly CaptionWriter _writer = new(calibration);

    public string Name => name;

    public double TextWeight => textWeight;

    public async Task<Anchor> ComposeAsync(CompositionInput input, CancellationToken cancellationToken)
    {
        var captions = _writer.Target(input);
        if (captions.Count == 0)
            return await ComposeWordsAsync(input, cancellationToken);

        // Weights of a and b as above; without a photo (textWeight 1) only the caption is asked.
        var (photoShare, debias) = (1 - textWeight, textWeight < 1 ? calibration.Debias : 0);
        var scale = 1 / (1 + debias);
        var captionWeight = (((1 + debias) * (1 - photoShare)) - debias) * scale;
        var terms = new List<QueryTerm>();
        if (photoShare > 0)
            terms.Add(new QueryTerm(Signals.Look, input.Photo, photoShare));
        var embeddings = await texts.EncodeAsync([.. captions.Select(caption => caption.Text)], cancellationToken);
        terms.AddRange(captions.Select((caption, i) => new QueryTerm(Signals.Words, embeddings[i], captionWeight * caption.Weight)));
        if (debias > 0)
            terms.Add(new QueryTerm(Signals.Words, await texts.EncodeAsync(_writer.Change(input), cancellationToken), debias * scale));
        terms.AddRange(await WordTerms.AvoidedAsync(input.Intent, texts, cancellationToken));
        return new Anchor(terms, captions[0].Text);
    }

    // Without a vocabulary there is no caption to write: the words stand for themselves.
    private async Task<Anchor> ComposeWordsAsync(CompositionInput input, CancellationToken cancellationToken)
    {
        var words = (await WordTerms.OfAsync(input.Intent, texts, cancellationToken)).Select(term => term.Scaled(textWeight));
        return textWeight < 1
            ? new Anchor([new QueryTerm(Signals.Look, input.Photo, 1 - textWeight), .. words])
            : new Anchor([.. words]);
    }
}
