using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
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

    /// <summary>One photo on its own. Throws an image code where it cannot be read, and <c>invalid-request</c>.</summary>
    public async Task<ClassifyResponse> ClassifyAsync(ReadOnlyMemory<byte> photo, ClassifyRequest request, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(request, cancellationToken);
        var image = await embedder.EmbedImageAsync(new ImageSource("photo", photo), cancellationToken);
        return image.Succeeded
            ? new ClassifyResponse(prepared.Classify(image.Embedding), Model.Scoring.IsSigmoid ? "sigmoid" : "softmax", Model.Label)
            : throw new ShopVisionException(image.Failure.Code, image.Failure.Message);
    }
}
