using System.Runtime.CompilerServices;
using ShopVision.Clip;
using ShopVision.Core.Embeddings;

namespace ShopVision.Bench.Bulk;

/// <summary>Photos of one size, for every side of a bulk run.</summary>
internal sealed record BulkCase(int Side, string[] Files, BareDecoding Decoding)
{
    public static BulkCase Create(BulkModel model, string scratch, int side, int photosPerCore)
    {
        var files = BulkPhotos.Create(scratch, side, photosPerCore * Environment.ProcessorCount);
        return new BulkCase(side, files, new BareDecoding(model.Tower, files));
    }

    /// <summary>Our side; throws where a photo was refused.</summary>
    public static async Task EmbedAsync(ClipEmbedder embedder, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        await foreach (var image in embedder.EmbedImagesAsync(ReadAsync(files, cancellationToken), cancellationToken))
            if (!image.Succeeded)
                throw new InvalidOperationException(image.Failure.Message);
    }

    // As a catalog is read: one file after another, when it is wanted.
    private static async IAsyncEnumerable<ImageSource> ReadAsync(IEnumerable<string> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
            yield return new ImageSource(file, await File.ReadAllBytesAsync(file, cancellationToken));
    }
}
