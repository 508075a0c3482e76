using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ShopVision.Core.Embeddings;

namespace ShopVision.Server.Commands.Inputs;

/// <summary>Embeds files as they are read; one that could not be read is a failure in its place.</summary>
internal static class EmbeddedFiles
{
    public static async IAsyncEnumerable<EmbeddedImage> EmbedFilesAsync(
        this IEmbedder embedder, IAsyncEnumerable<InputFile> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A file without content goes along, so that the embedder alone keeps the order and bounds what is under way.
        var underWay = new ConcurrentQueue<InputFile>();
        var sources = files.Select(file =>
        {
            underWay.Enqueue(file with { Content = default });
            return new ImageSource(file.Name, file.Content);
        });
        await foreach (var result in embedder.EmbedImagesAsync(sources, cancellationToken))
            yield return underWay.TryDequeue(out var file) && file.Failure is { } failure ? EmbeddedImage.Failed(failure) : result;
    }
}
