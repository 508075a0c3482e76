using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;
using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Bench.Scenarios.Images;

/// <summary>How alike shopvision-mini's vectors are of photos decoded smaller and of the same decoded whole.</summary>
internal sealed class ShrinkOnLoad : IScenario
{
    private const double LeastCosine = 0.998;
    private const int LongSide = 800;

    public string Name => "shrink-on-load";

    public string Description => $"Cosine distance of shopvision-mini's vectors with and without shrinkOnLoad; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        var tower = ClipModel.Open(DrawnShop.ModelFolder).Manifest.Image;
        using var session = new InferenceSession(Path.Combine(DrawnShop.ModelFolder, tower.File.Path));
        var decoder = new VipsImageDecoder(new ImageLimits());
        var whole = new Preprocessor(tower with { ShrinksOnLoad = false }, decoder);
        var shrunk = new Preprocessor(tower with { ShrinksOnLoad = true }, decoder);
        // What a model does not use need not hold for it.
        var gate = tower.ShrinksOnLoad ? Gate.AtMost(1) : null;
        foreach (var (archive, longSide) in new[] { ("fashion-dev", LongSide), ("clothing", 0) })
        {
            var cosines = ShopPhotos.Read($"{archive}.tar")
                .Select(photo => longSide == 0 ? photo : ShopPhotos.Scaled(photo, longSide))
                .Select(photo => TensorPrimitives.CosineSimilarity<float>(Embed(session, whole, photo), Embed(session, shrunk, photo)))
                .Order().ToList();
            var photos = longSide == 0 ? archive : $"{archive} at {longSide} px";
            yield return Measured($"{photos}, smallest", cosines[0], gate);
            yield return Measured($"{photos}, first percentile", cosines[cosines.Count / 100], null);
            yield return Measured($"{photos}, mean", cosines.Average(), null);
        }
    }

    private Measurement Measured(string name, double cosine, Gate? gate) =>
        new(Name, "1 - cosine", 1 - cosine, 1 - LeastCosine, "allowed", gate) { Case = name };

    private static float[] Embed(InferenceSession session, Preprocessor preprocessor, byte[] photo)
    {
        var tensor = new float[preprocessor.TensorLength];
        preprocessor.Prepare(photo, tensor);
        var side = (int)Math.Sqrt(tensor.Length / 3);
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(tensor, [1, 3, side, side]);
        using var outputs = session.Run(run, [session.InputNames[0]], [input], [session.OutputNames[0]]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
