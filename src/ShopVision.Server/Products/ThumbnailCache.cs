using Microsoft.Extensions.Caching.Memory;
using ShopVision.Core.Images;

namespace ShopVision.Server.Products;

/// <summary>Pictures in the widths that pages ask for, the recently used ones in memory, up to 64 MiB.</summary>
internal sealed class ThumbnailCache(IImageStore store, IImageRenderer renderer) : IDisposable
{
    // Few widths, so that a caller cannot fill the cache with a thousand sizes of one picture.
    private static readonly int[] Widths = [64, 128, 192, 256, 320, 384, 512, 640, 768, IImageStore.MaxSide];

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 64 * 1024 * 1024 });

    /// <summary>The width that a picture is given in: the next step, or as stored where none is asked for.</summary>
    public static int WidthStep(int? width) => width is null ? IImageStore.MaxSide : Array.Find(Widths, step => step >= width) is var step and > 0 ? step : IImageStore.MaxSide;

    /// <summary>Null where the picture is not stored.</summary>
    public async Task<byte[]?> GetAsync(string contentDigest, int widthStep, CancellationToken cancellationToken)
    {
        if (_cache.TryGetValue((contentDigest, widthStep), out byte[]? jpeg))
            return jpeg;
        jpeg = await store.ReadAsync(contentDigest, cancellationToken);
        if (jpeg is null)
            return null;
        if (widthStep < IImageStore.MaxSide)
            jpeg = renderer.ToJpeg(jpeg, widthStep);
        return _cache.Set((contentDigest, widthStep), jpeg, new MemoryCacheEntryOptions { Size = jpeg.Length });
    }

    public void Dispose() => _cache.Dispose();
}
