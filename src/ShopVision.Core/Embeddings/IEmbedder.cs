namespace ShopVision.Core.Embeddings;

/// <summary>Turns images and texts into one vector space. Computes, never indexes. Thread safe.</summary>
public interface IEmbedder
{
    ModelDescription Model { get; }

    /// <summary>One embedding for each text, in order. Throws <see cref="Errors.ErrorCode.Overloaded"/> when too many callers wait.</summary>
    Task<IReadOnlyList<Embedding>> EmbedTextsAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);

    /// <summary>
    /// The picture of a query, at once: together with others only where the model is busy. A picture that cannot be read is a failure,
    /// never an exception. Throws <see cref="Errors.ErrorCode.Overloaded"/> when too many callers wait.
    /// </summary>
    Task<EmbeddedImage> EmbedImageAsync(ImageSource image, CancellationToken cancellationToken);

    /// <summary>Many pictures, as fast as the machine can: one result for each, in order. An image that cannot be read is a failure, never an exception.</summary>
    IAsyncEnumerable<EmbeddedImage> EmbedImagesAsync(IAsyncEnumerable<ImageSource> images, CancellationToken cancellationToken);
}
