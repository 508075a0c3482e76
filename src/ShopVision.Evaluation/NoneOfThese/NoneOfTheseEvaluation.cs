using ShopVision.Core.Classifying;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Core.Searching;
using ShopVision.Core.Vocabularies;
using ShopVision.Evaluation.Galleries;
using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Sweeps;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.NoneOfThese;

/// <summary>
/// Finds out from when on a photo shows none of the labels that it is asked for: fitted to one half of the products, each with
/// its true label left out of what is asked, and reported on the other.
/// </summary>
public sealed class NoneOfTheseEvaluation(IProductIndex index, IEmbedder embedder)
{
    // Fewer would be noise with three weights to fit.
    private const int FewestProducts = 20;

    /// <summary>Without <paramref name="save"/> nothing is written. Throws <c>index-missing</c>, <c>model-mismatch</c> and <c>truth-invalid</c>.</summary>
    public async Task<NoneOfTheseReport> RunAsync(NoneOfTheseRequest request, SaveCalibration? save, CancellationToken cancellationToken)
    {
        var texts = new TextEncoder(embedder);
        using var states = new CatalogStates(index, embedder.Model, texts);
        var generation = (await states.GetAsync(cancellationToken)).Generation.Id;
        var gallery = await Gallery.LoadAsync(index, cancellationToken);
        var truth = MatchedTruth.Of(request.Truth, gallery);
        var results = new List<NoneOfTheseResult>();
        foreach (var axis in truth.Summary.Axes)
        {
            var bank = await LabelBank.BuildAsync(Labels(axis, truth), texts, cancellationToken);
            if (Measure(request, gallery, truth, axis, bank) is { } result)
                results.Add(result);
        }

        if (results.Count == 0)
            throw NothingToMeasure(truth);
        if (save is not null)
            await save(embedder.Model.Calibration with { NoneOfThese = Merged(results) }, cancellationToken);
        return new NoneOfTheseReport
        {
            Model = embedder.Model.Label,
            Generation = generation,
            Gallery = gallery.Summary,
            Truth = truth.Summary,
            IsSaved = save is not null,
            Axes = results,
        };
    }

    private NoneOfTheseResult? Measure(NoneOfTheseRequest request, Gallery gallery, MatchedTruth truth, string axis, LabelBank bank)
    {
        var places = bank.Labels.Index().DistinctBy(label => Label.Fold(label.Item)).ToDictionary(label => Label.Fold(label.Item), label => label.Index);
        var (toFit, toReport) = (Of(QuerySplit.Even), Of(QuerySplit.Odd));
        var trials = new Trials(bank, embedder.Model.Scoring, request.Seed);
        return Math.Min(toFit.Count, toReport.Count) < FewestProducts || trials.Numbers.Count == 0
            ? null
            : new NoneOfTheseTally(request.Seed, request.Resamples).Of(axis, toFit.Count, trials.Of(toFit), toReport.Count, trials.Of(toReport));

        List<(Embedding, int)> Of(QuerySplit split) => [.. truth.Products
            .Where(product => split.Contains(product.Id) && product.Values.TryGetValue(axis, out var value) && places.ContainsKey(Label.Fold(value)))
            .Select(product => (gallery.PhotoOf(gallery.PositionOf(product.Id)), places[Label.Fold(product.Values[axis])]))];
    }

    // As they are asked where a caller names none of his own.
    private AxisVocabulary Labels(string axis, MatchedTruth truth) => embedder.Model.Vocabulary.GetValueOrDefault(axis) ?? new AxisVocabulary(
        [.. truth.Products.Select(product => product.Values.GetValueOrDefault(axis)).OfType<string>().DistinctBy(Label.Fold)],
        LabelQuestion.TemplatesOf(embedder.Model, axis));

    // An axis that this truth does not speak of stays as it was.
    private Dictionary<string, NoneOfTheseCalibration> Merged(IEnumerable<NoneOfTheseResult> results)
    {
        var merged = new Dictionary<string, NoneOfTheseCalibration>(embedder.Model.Calibration.NoneOfThese);
        foreach (var result in results)
            merged[result.Axis] = result.Calibration;
        return merged;
    }

    private ShopVisionException NothingToMeasure(MatchedTruth truth) => new(
        ErrorCode.TruthInvalid,
        $"Expected at least {FewestProducts} products with even ids and as many with odd ones whose true value is among the labels of model " +
        $"'{embedder.Model.Label}', found fewer on each axis ({string.Join(", ", truth.Summary.Axes)}) of truth file '{truth.Summary.Source}'. Use a larger one.");
}
