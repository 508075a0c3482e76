using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Images;
using ShopVision.Ingestion.Embeddings;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Runs;

/// <summary>
/// Reads, embeds and renders the pictures of a batch. Each distinct picture is embedded once, from the very bytes that its digest
/// was taken of; only pictures on their way through the embedder are held in memory.
/// </summary>
internal sealed class ImagePreparation(
    IImageReader reader, EmbeddingCache cache, IEmbedder embedder, IImageStore store, IImageRenderer renderer)
{
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _inEmbedder = new();
    private readonly ConcurrentDictionary<string, Failure> _refusedByDigest = new();

    /// <summary>The next products, so many at most, none after the last. <paramref name="begun"/> is called as each one's turn comes, from any thread.</summary>
    public async Task<IReadOnlyList<PreparedProduct>> PrepareAsync(ReadAhead products, int most, Action begun, CancellationToken cancellationToken)
    {
        var prepared = new List<PreparedProduct>();
        await foreach (var embedded in embedder.EmbedImagesAsync(NewImagesAsync(products, most, prepared, begun, cancellationToken), cancellationToken)
            .ConfigureAwait(false))
        {
            if (embedded.Failure is { } failure)
                _refusedByDigest[embedded.Id] = failure;
            else if (await TryRenderAsync(embedded.Id, _inEmbedder[embedded.Id], cancellationToken).ConfigureAwait(false))
                cache.Add(embedded.Id, embedded.Embedding!);
            // Last: until then the reading side must not take the picture for one that was never seen.
            _inEmbedder.TryRemove(embedded.Id, out _);
        }

        return prepared.ConvertAll(product => product with { Images = [.. product.Images.Select(WithOutcome)] });
    }

    private async IAsyncEnumerable<ImageSource> NewImagesAsync(
        ReadAhead products, int most, List<PreparedProduct> prepared, Action begun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (prepared.Count < most && await products.NextAsync().ConfigureAwait(false) is { } product)
        {
            begun();
            var images = new List<PreparedImage>();
            prepared.Add(new PreparedProduct(product.Product, images));
            foreach (var ((source, _), read) in product.Product.Product.SearchableImages.Zip(product.Files))
            {
                var file = await WithContentAsync(source, read, cancellationToken).ConfigureAwait(false);
                var isNew = file.Refusal is null && await IsNewAsync(file, cancellationToken).ConfigureAwait(false);
                images.Add(new PreparedImage(source, file.Digest, isNew, file.Refusal is null ? null : new Failure(source, file.Refusal, file.Message)));
                if (isNew)
                    yield return new ImageSource(file.Digest, file.Content!.Value);
            }
        }
    }

    /// <summary>A picture that is known by its digest alone has to be fetched where it is not embedded, or not in the store.</summary>
    private async ValueTask<ImageFile> WithContentAsync(string source, ImageFile file, CancellationToken cancellationToken)
    {
        if (file.Refusal is not null || file.Content is not null || _refusedByDigest.ContainsKey(file.Digest) || _inEmbedder.ContainsKey(file.Digest))
            return file;
        return cache.Contains(file.Digest) && await store.ContainsAsync(file.Digest, cancellationToken).ConfigureAwait(false)
            ? file
            : await reader.LoadAsync(source, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the picture has to be embedded. One that is in the cache but not in the store is rendered here.</summary>
    private async ValueTask<bool> IsNewAsync(ImageFile file, CancellationToken cancellationToken)
    {
        if (_inEmbedder.ContainsKey(file.Digest) || _refusedByDigest.ContainsKey(file.Digest))
            return false;
        if (!cache.Contains(file.Digest))
            return _inEmbedder.TryAdd(file.Digest, file.Content!.Value);
        if (file.Content is { } content)
            await TryRenderAsync(file.Digest, content, cancellationToken).ConfigureAwait(false);
        return false;
    }

    private async ValueTask<bool> TryRenderAsync(string digest, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (await store.ContainsAsync(digest, cancellationToken).ConfigureAwait(false))
            return true;
        try
        {
            await store.SaveAsync(digest, renderer.ToJpeg(content, IImageStore.MaxSide), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ShopVisionException fault) when (fault.Code.IsAboutImage)
        {
            _refusedByDigest[digest] = new Failure(digest, fault.Code, fault.Message);
            return false;
        }
    }

    private PreparedImage WithOutcome(PreparedImage image) =>
        image.Refusal is null && _refusedByDigest.TryGetValue(image.ContentDigest, out var refusal) ? image with { Refusal = refusal } : image;
}
