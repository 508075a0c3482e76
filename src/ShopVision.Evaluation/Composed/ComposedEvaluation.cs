using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.Core.Vocabularies;
using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.Composed;

/// <summary>Measures how well photo and words together find what they describe, with the model's calibration as it is.</summary>
public sealed class ComposedEvaluation(IProductIndex index, IEmbedder embedder)
{
    /// <summary>Throws <c>unknown-composition</c>, <c>index-missing</c>, <c>model-mismatch</c> and <c>truth-invalid</c>.</summary>
    public async Task<ComposedReport> RunAsync(ComposedRequest request, CancellationToken cancellationToken)
    {
        Contenders.RequireKnown(request.Compositions);
        var texts = new TextEncoder(embedder);
        var examination = await Examination.PrepareAsync(index, texts, request.Questions, cancellationToken);
        var composer = new Composer(embedder.Model.Calibration, texts);
        var scores = new Dictionary<string, RankScore[]>();
        foreach (var contender in request.Compositions)
            scores[contender] = await examination.AskAsync(contender, composer, cancellationToken);

        return new ComposedReport
        {
            Model = embedder.Model.Label,
            Generation = examination.Generation,
            Gallery = examination.Gallery.Summary,
            Truth = examination.Truth,
            Questions = examination.Summary,
            Calibration = embedder.Model.Calibration,
            Compositions = new ScoreTally(examination.Questions, request.Questions.Seed, request.Resamples).Compare(scores),
            Warnings = [.. examination.Gallery.Summary.Warnings],
        };
    }
}
