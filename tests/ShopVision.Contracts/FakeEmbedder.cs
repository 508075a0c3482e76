using System.Runtime.CompilerServices;
using System.Text;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Contracts;

/// <summary>
/// An embedder that a test can read: text and "pictures" (UTF-8 text as bytes) become bags of words, each word a direction
/// drawn from its characters, so that shared words mean nearness. Content that starts with "broken" fails.
/// </summary>
public sealed class FakeEmbedder(ModelDescription? model = null) : IEmbedder
{
    public const int Dimensions = 64;

    private int _textsEmbedded;
    private int _imagesEmbedded;

    public ModelDescription Model { get; } = model ?? Some.Model with { Dimensions = Dimensions };

    public int TextsEmbedded => _textsEmbedded;

    public int ImagesEmbedded => _imagesEmbedded;

    public Task<IReadOnlyList<Embedding>> EmbedTextsAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Add(ref _textsEmbedded, texts.Count);
        return Task.FromResult<IReadOnlyList<Embedding>>([.. texts.Select(Embed)]);
    }

    public Task<EmbeddedImage> EmbedImageAsync(ImageSource image, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = Encoding.UTF8.GetString(image.Content.Span);
        Interlocked.Increment(ref _imagesEmbedded);
        return Task.FromResult(text.StartsWith("broken", StringComparison.Ordinal)
            ? EmbeddedImage.Failed(new Failure(image.Id, ErrorCode.ImageBroken, "Expected a picture, found a broken one."))
            : EmbeddedImage.Success(image.Id, Embed(text), TimeSpan.Zero));
    }

    public async IAsyncEnumerable<EmbeddedImage> EmbedImagesAsync(
        IAsyncEnumerable<ImageSource> images, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var image in images.WithCancellation(cancellationToken))
            yield return await EmbedImageAsync(image, cancellationToken);
    }

    /// <summary>The direction of the text's words together.</summary>
    public static Embedding Embed(string text)
    {
        var sum = new float[Dimensions];
        foreach (var word in text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("-"))
        {
            var direction = Some.Embedding(StableHash(word), Dimensions).Values;
            for (var i = 0; i < sum.Length; i++)
                sum[i] += direction[i];
        }

        return Embedding.Normalize(sum);
    }

    private static int StableHash(string word) => word.Aggregate(17, (hash, character) => unchecked((hash * 31) + character));
}
