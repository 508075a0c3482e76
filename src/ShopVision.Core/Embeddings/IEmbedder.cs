namespace ShopVision.Core.Embeddings;

/// <summary>Turns images and texts into one vector space. Computes, never indexes. Thread safe.</summary>
public interface IEmbedder
{
    ModelDescription Model { get; }

    /// <summary>One embedding for each text, in order.</summary>
    Task<IReadOnlyList<Embedding>> EmbedTextsAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);

    /// <summary>One result for each image, in order: an image that cannot be read is a failure, never an exception.</summary>
    IAsyncEnumerable<EmbeddedImage> EmbedImagesAsync(IAsyncEnumerable<ImageSource> images, CancellationToken cancellationToken);
}
