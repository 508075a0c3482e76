using System.Diagnostics;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Core.Searching;

/// <summary>Makes one look of the photos and products that a request starts from. Thread safe.</summary>
internal sealed class ReferenceReader(IEmbedder embedder, IProductIndex index)
{
    /// <summary>Throws an image code for a photo that cannot be read, <c>product-not-found</c> and <c>image-not-found</c>.</summary>
    public async Task<Reference> ReadAsync(SearchRequest request, SearchClock clock, CancellationToken cancellationToken)
    {
        var photos = await EmbedAsync(request.Photos, clock, cancellationToken);
        var entries = await EntriesAsync(request.ProductIds, cancellationToken);
        List<Embedding> looks = [.. photos, .. entries.Select(FirstLook)];
        return new Reference(Embedding.Mean(looks), looks.Count == 1 ? entries.SingleOrDefault()?.Product : null);
    }

    private async Task<List<Embedding>> EmbedAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> photos, SearchClock clock, CancellationToken cancellationToken)
    {
        if (photos.Count == 0)
            return [];
        var started = Stopwatch.GetTimestamp();
        var images = await Task.WhenAll(photos.Select(
            (photo, i) => embedder.EmbedImageAsync(new ImageSource($"photo {i + 1}", photo), cancellationToken)));
        // Photos are decoded side by side: the longest counts.
        var decode = images.Max(image => image.DecodeTime);
        clock.Decode += decode;
        clock.Encode += Stopwatch.GetElapsedTime(started) - decode;
        return [.. images.Select(image => image.Succeeded ? image.Embedding : throw new ShopVisionException(image.Failure.Code, image.Failure.Message))];
    }

    private async Task<IReadOnlyList<IndexEntry>> EntriesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var entries = await index.GetAsync(ids, withVectors: true, cancellationToken);
        var missing = ids.Except(entries.Select(entry => entry.Product.Id)).FirstOrDefault();
        return missing is null
            ? entries
            : throw new ShopVisionException(ErrorCode.ProductNotFound, $"Expected the id of a product in the catalog, found '{missing}'.");
    }

    private static Embedding FirstLook(IndexEntry entry) => entry.Images is [{ Embedding: { } first }, ..]
        ? first
        : throw new ShopVisionException(
            ErrorCode.ImageNotFound, $"Product '{entry.Product.Id}' has no picture to search by. Search by its words instead.");
}
