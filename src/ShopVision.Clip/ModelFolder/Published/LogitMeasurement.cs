using Microsoft.ML.OnnxRuntime;
using ShopVision.Clip.Inference;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// The scale and bias that a combined export computes its logits with: one text and two pictures, however meaningless, show both.
/// </summary>
internal sealed class LogitMeasurement : IDisposable
{
    private const int Pictures = 2;

    private readonly OnnxGraph _graph;
    private readonly GraphSignature _signature;
    private readonly int _size;
    private readonly int _length;

    private LogitMeasurement(string file, int size, int length)
    {
        _signature = GraphSignature.Read(file);
        _signature.ThrowIfOtherInputs("pixel_values", "input_ids", "attention_mask");
        _graph = OnnxGraph.Open(file, threads: 1, optimizes: false);
        (_size, _length) = (size, length);
    }

    public void Dispose() => _graph.Dispose();

    public static ZeroShotScoring Measure(string file, int size, int length)
    {
        try
        {
            using var measurement = new LogitMeasurement(file, size, length);
            return measurement.Measure();
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ShopVisionException(
                ErrorCode.ModelInvalid, $"{file}: expected a graph that takes {Pictures} pictures and a text, found one that refuses them. Use an export with free batch sizes.", exception);
        }
    }

    private ZeroShotScoring Measure()
    {
        var (logits, images, text) = (Run("logits_per_image"), Run("image_embeds"), Run("text_embeds"));
        var (first, second) = (Cosine(images.AsSpan(0, text.Length), text), Cosine(images.AsSpan(text.Length), text));
        const double LeastDifference = 1e-3;
        if (Math.Abs(first - second) < LeastDifference)
            throw new ShopVisionException(
                ErrorCode.ModelInvalid, $"{_signature.File}: expected two pictures to lie at different angles to a text, found the cosines {first} and {second}.");
        var scale = (logits[0] - (double)logits[1]) / (first - second);
        return new ZeroShotScoring(IsSigmoid: true, (float)scale, (float)(logits[0] - (scale * first)));
    }

    /// <summary>Black, and a ramp.</summary>
    private float[] Run(string output)
    {
        var pixels = new float[Pictures * 3 * _size * _size];
        for (var i = pixels.Length / Pictures; i < pixels.Length; i++)
            pixels[i] = (2f * i / pixels.Length) - 1;
        using var pictures = Tensors.FromFloats(pixels, [Pictures, 3, _size, _size], _signature.Input(rank: 4, "pixel_values").AsFloats().Type);
        using var ids = Integers("input_ids");
        using var mask = _signature.HasInput("attention_mask") ? Integers("attention_mask") : null;
        List<(string, OrtValue)> inputs = [("pixel_values", pictures), ("input_ids", ids)];
        if (mask is not null)
            inputs.Add(("attention_mask", mask));
        return _graph.Run(inputs, _signature.Output(output).AsFloats(), CancellationToken.None);
    }

    /// <summary>Ones: a token that every vocabulary has, and no padding.</summary>
    private OrtValue Integers(string input)
    {
        var ones = new int[_length];
        Array.Fill(ones, 1);
        return Tensors.FromIntegers(ones, [1, _length], _signature.Input(rank: 2, input).AsIntegers().Type);
    }

    private static double Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += (double)left[i] * right[i];
        return sum;
    }
}
