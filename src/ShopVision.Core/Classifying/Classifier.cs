using ShopVision.Core.Embeddings;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Classifying;

/// <summary>Tells which of some labels photos show. Labels asked before cost no inference. Thread safe.</summary>
public sealed class Classifier(IEmbedder embedder)
{
    private readonly TextEncoder _texts = new(embedder);

    public ModelDescription Model => embedder.Model;

    /// <summary>Makes the labels' vectors, to be held against any number of photos; throws <c>invalid-request</c> for whatever cannot be asked.</summary>
    public async Task<PreparedClassifier> PrepareAsync(ClassifyRequest request, CancellationToken cancellationToken)
    {
        var banks = new List<(LabelQuestion, LabelBank)>();
        foreach (var question in LabelQuestion.Of(request, Model))
            banks.Add((question, await LabelBank.BuildAsync(question.Vocabulary, _texts, cancellationToken)));
        return new PreparedClassifier(banks, Model.Scoring, request.Top);
    }
}
