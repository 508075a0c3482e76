using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;
using ShopVision.Clip;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Embeddings;

namespace ShopVision.Bench.Scenarios;

/// <summary>Pictures a second through the whole embedding path beside the bare ONNX session on ready tensors.</summary>
internal sealed class EmbedImages : IScenario
{
    private const int BatchSize = 16;
    private const int Repeats = 4;

    public string Name => "embed-images";

    public string Description => "Decoding, preprocessing and embedding 512 px JPEGs, beside the bare ONNX session on ready tensors.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var shop = await DrawnShop.CreateAsync(products: 120, cancellationToken);
        using var embedder = ClipEmbedder.Load(DrawnShop.ModelFolder, new ClipOptions { BatchSize = BatchSize });
        var photos = shop.Photos.Select((photo, i) => new ImageSource($"{i}", photo)).ToList();
        var images = Enumerable.Repeat(photos, Repeats).SelectMany(all => all).ToList();

        using var options = new SessionOptions { IntraOpNumThreads = Environment.ProcessorCount };
        using var session = new InferenceSession(Path.Combine(DrawnShop.ModelFolder, "image.onnx"), options);
        var side = ClipModel.Open(DrawnShop.ModelFolder).ImageSize;
        var (ours, bare) = await Interleaved.MedianAsync(
            5,
            async () =>
            {
                await foreach (var image in embedder.EmbedImagesAsync(images.ToAsyncEnumerable(), cancellationToken))
                    if (!image.Succeeded)
                        throw new InvalidOperationException(image.Failure.Message);
            },
            () =>
            {
                using var run = new RunOptions();
                for (var done = 0; done < images.Count; done += BatchSize)
                {
                    using var input = OrtValue.CreateTensorValueFromMemory(new float[BatchSize * 3 * side * side], [BatchSize, 3, side, side]);
                    using var outputs = session.Run(run, [session.InputNames[0]], [input], [session.OutputNames[0]]);
                }

                return Task.CompletedTask;
            });
        yield return new Measurement(
            Name, "pictures/s", images.Count / ours.TotalSeconds, images.Count / bare.TotalSeconds, "bare session", Gate: null);
    }
}
