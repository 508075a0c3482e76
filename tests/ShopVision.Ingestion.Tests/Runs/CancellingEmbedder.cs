using System.Runtime.CompilerServices;
using ShopVision.Core.Embeddings;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>Cancels once it has embedded a number of pictures.</summary>
internal sealed class CancellingEmbedder(IEmbedder inner, int images, CancellationTokenSource cancellation) : IEmbedder
{
    private int _left = images;

    public ModelDescription Model => inner.Model;

    public Task<IReadOnlyList<Embedding>> EmbedTextsAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        inner.EmbedTextsAsync(texts, cancellationToken);

    public Task<EmbeddedImage> EmbedImageAsync(ImageSource image, CancellationToken cancellationToken) =>
        inner.EmbedImageAsync(image, cancellationToken);

    public async IAsyncEnumerable<EmbeddedImage> EmbedImagesAsync(
        IAsyncEnumerable<ImageSource> sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var image in inner.EmbedImagesAsync(sources, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return image;
            if (--_left == 0)
                await cancellation.CancelAsync();
        }
    }
}
