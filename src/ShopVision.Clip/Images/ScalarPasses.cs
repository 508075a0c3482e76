namespace ShopVision.Clip.Images;

/// <summary>Resampling without vectors: what the others must equal.</summary>
internal sealed class ScalarPasses : ResamplingPasses
{
    private const int Half = 1 << (ResamplingWeights.PrecisionBits - 1);

    public override void Horizontal(ReadOnlySpan<byte> input, ResamplingWeights weights, Span<byte> output)
    {
        for (var x = 0; x < weights.Outputs; x++)
        {
            var row = weights.Of(x);
            var pixels = input.Slice(weights.StartOf(x) * 3, row.Length * 3);
            int red = Half, green = Half, blue = Half;
            for (var i = 0; i < row.Length; i++)
            {
                red += pixels[i * 3] * row[i];
                green += pixels[(i * 3) + 1] * row[i];
                blue += pixels[(i * 3) + 2] * row[i];
            }

            (output[x * 3], output[(x * 3) + 1], output[(x * 3) + 2]) = (ToByte(red), ToByte(green), ToByte(blue));
        }
    }

    public override void Vertical(
        ReadOnlySpan<byte> rows, int stride, int capacity, ResamplingWeights weights, int result, Span<byte> output)
    {
        var column = weights.Of(result);
        var start = weights.StartOf(result);
        for (var x = 0; x < stride; x++)
        {
            var sum = Half;
            for (var i = 0; i < column.Length; i++)
                sum += rows[((start + i) % capacity * stride) + x] * column[i];
            output[x] = ToByte(sum);
        }
    }

    private static byte ToByte(int sum) => (byte)Math.Clamp(sum >> ResamplingWeights.PrecisionBits, 0, 255);
}
