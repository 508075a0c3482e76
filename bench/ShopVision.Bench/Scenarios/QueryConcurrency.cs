using System.Runtime.CompilerServices;
using ShopVision.Bench.Bulk;
using ShopVision.Clip;
using ShopVision.Core.Embeddings;

namespace ShopVision.Bench.Scenarios;

/// <summary>Pictures a second when 32 callers ask for one at a time, beside the same pictures in one stream.</summary>
internal sealed class QueryConcurrency : IScenario
{
    private const int Callers = 32;
    private const int Rounds = 5;
    private static readonly (string Model, int PhotosPerCore)[] _models = [("shopvision-mini", 768), ("speed-vit-b32", 64)];

    public string Name => "query-concurrency";

    public string Description => $"{Callers} callers that each embed one picture after another, beside bulk; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        ImageSource[] photos = [.. BulkPhotos.Create(scratch.Path, side: 400, BulkPhotos.Distinct).Select(file => new ImageSource(file, File.ReadAllBytes(file)))];
        foreach (var (name, photosPerCore) in _models)
        {
            var images = Enumerable.Range(0, photosPerCore * Environment.ProcessorCount).Select(i => photos[i % photos.Length]).ToArray();
            using var embedder = ClipEmbedder.Load(BulkModel.Open(name).Folder, new ClipOptions { BatchSize = BulkModel.BatchSize });
            var (callers, bulk) = await Interleaved.MedianAsync(
                Rounds, () => AskAsync(embedder, images, cancellationToken), () => StreamAsync(embedder, images, cancellationToken));
            yield return new Measurement(
                Name, "pictures/s", images.Length / callers.TotalSeconds, images.Length / bulk.TotalSeconds, "bulk", Gate.AtLeast(0.85)) { Case = name };
        }
    }

    private static async Task AskAsync(ClipEmbedder embedder, ImageSource[] images, CancellationToken cancellationToken)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < images.Length;)
                ThrowIfRefused(await embedder.EmbedImageAsync(images[i], cancellationToken));
        }));
    }

    private static async Task StreamAsync(ClipEmbedder embedder, ImageSource[] images, CancellationToken cancellationToken)
    {
        await foreach (var embedded in embedder.EmbedImagesAsync(images.ToAsyncEnumerable(), cancellationToken))
            ThrowIfRefused(embedded);
    }

    private static void ThrowIfRefused(EmbeddedImage embedded)
    {
        if (!embedded.Succeeded)
            throw new InvalidOperationException(embedded.Failure.Message);
    }
}
