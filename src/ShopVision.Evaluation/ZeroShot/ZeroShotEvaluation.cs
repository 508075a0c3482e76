using System.Globalization;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Core.Searching;
using ShopVision.Core.Vocabularies;
using ShopVision.Evaluation.Galleries;
using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.ZeroShot;

/// <summary>Measures what a model reads from each product's first picture against the truth.</summary>
public sealed class ZeroShotEvaluation(IProductIndex index, IEmbedder embedder)
{
    /// <summary>Throws <c>index-missing</c>, <c>model-mismatch</c> and <c>truth-invalid</c>.</summary>
    public async Task<ZeroShotReport> RunAsync(ZeroShotRequest request, CancellationToken cancellationToken)
    {
        var texts = new TextEncoder(embedder);
        using var states = new CatalogStates(index, embedder.Model, texts);
        var generation = (await states.GetAsync(cancellationToken)).Generation.Id;
        var gallery = await Gallery.LoadAsync(index, cancellationToken);
        var truth = MatchedTruth.Of(request.Truth, gallery);
        var products = truth.Products.Where(product => request.Split.Contains(product.Id)).ToList();

        var vocabulary = Labels(request.Labels, truth);
        var bank = await AttributeBank.BuildAsync(vocabulary, texts, cancellationToken);
        var readings = products.AsParallel().AsOrdered()
            .Select(product => (product, Reading: bank.Read(gallery.PhotoOf(gallery.PositionOf(product.Id))))).ToList();
        var results = vocabulary.Keys
            .Select(axis => new ZeroShotTally(axis, request.Seed, request.Resamples).Of(readings))
            .OfType<ZeroShotResult>()
            .ToList();
        return new ZeroShotReport
        {
            Model = embedder.Model.Label,
            Generation = generation,
            Gallery = gallery.Summary,
            Truth = truth.Summary,
            Split = request.Split.Name(),
            LabelsOf = request.Labels.ToString().ToLower(CultureInfo.InvariantCulture),
            Axes = results.Count > 0 ? results : throw NothingToCompare(truth, products.Count, vocabulary.Keys),
        };
    }

    private Dictionary<string, AxisVocabulary> Labels(ZeroShotLabels labels, MatchedTruth truth)
    {
        var ofModel = Vocabulary.OfModel(embedder.Model).Readable;
        return truth.Summary.Axes
            .Where(axis => labels == ZeroShotLabels.Truth || ofModel.ContainsKey(axis))
            .ToDictionary(axis => axis, axis => labels == ZeroShotLabels.Model
                ? ofModel[axis]
                : new AxisVocabulary(
                    [.. truth.Products.Select(product => product.Values.GetValueOrDefault(axis)).OfType<string>().DistinctBy(Label.Fold)],
                    ofModel.GetValueOrDefault(axis)?.Templates ?? AxisVocabulary.BareTemplate));
    }

    private ShopVisionException NothingToCompare(MatchedTruth truth, int products, IEnumerable<string> labelled) => new(
        ErrorCode.TruthInvalid,
        $"Expected values of an axis that model '{embedder.Model.Label}' has labels for, found {string.Join(", ", truth.Summary.Axes)} of " +
        $"{products} products in truth file '{truth.Summary.Source}' and labels for {string.Join(", ", labelled.DefaultIfEmpty("no axis"))}. " +
        "Ask with the truth's own values (--labels truth) or use another file.");
}
