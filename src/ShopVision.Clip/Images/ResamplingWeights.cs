namespace ShopVision.Clip.Images;

/// <summary>
/// For each output position along one axis, the input positions it is made of and their weights: Pillow's
/// <c>precompute_coeffs</c> and <c>normalize_coeffs_8bpc</c> (Resample.c), in double and then fixed point with 22 bits.
/// </summary>
internal sealed class ResamplingWeights
{
    public const int PrecisionBits = 22;

    private readonly int[] _weights;
    private readonly (int Start, int Count)[] _windows;
    private readonly int _stride;

    /// <summary>Weights for the outputs <paramref name="offset"/> to <paramref name="offset"/> + <paramref name="count"/> alone.</summary>
    public ResamplingWeights(int inputSize, int outputSize, int offset, int count, Interpolation interpolation)
    {
        var scale = (double)inputSize / outputSize;
        var stretch = Math.Max(scale, 1.0);
        var support = (interpolation == Interpolation.Bicubic ? 2.0 : 1.0) * stretch;
        _stride = ((int)Math.Ceiling(support) * 2) + 1;
        _weights = new int[count * _stride];
        _windows = new (int, int)[count];

        Span<double> exact = stackalloc double[Math.Min(_stride, 256)];
        if (_stride > exact.Length)
            exact = new double[_stride];
        for (var i = 0; i < count; i++)
        {
            var center = (offset + i + 0.5) * scale;
            var start = Math.Max(0, (int)(center - support + 0.5));
            var end = Math.Min(inputSize, (int)(center + support + 0.5));
            var sum = 0.0;
            for (var x = start; x < end; x++)
            {
                // Divided as Pillow divides, by multiplying with the reciprocal: the last bit of a weight depends on it.
                exact[x - start] = Kernel((x - center + 0.5) * (1.0 / stretch), interpolation);
                sum += exact[x - start];
            }

            for (var x = 0; x < end - start; x++)
                _weights[(i * _stride) + x] = ToFixedPoint(sum == 0 ? exact[x] : exact[x] / sum);
            _windows[i] = (start, end - start);
        }
    }

    /// <summary>The first input position that any output needs.</summary>
    public int FirstInput => _windows[0].Start;

    /// <summary>One past the last input position that any output needs.</summary>
    public int EndOfInput => _windows[^1].Start + _windows[^1].Count;

    public ReadOnlySpan<int> Of(int output, out int start)
    {
        (start, var count) = _windows[output];
        return _weights.AsSpan(output * _stride, count);
    }

    private static double Kernel(double x, Interpolation interpolation)
    {
        const double A = -0.5;
        x = Math.Abs(x);
        if (interpolation == Interpolation.Bilinear)
            return x < 1.0 ? 1.0 - x : 0.0;
        if (x < 1.0)
            return ((((A + 2.0) * x) - (A + 3.0)) * x * x) + 1;
        return x < 2.0 ? ((((((x - 5) * x) + 8) * x) - 4) * A) : 0.0;
    }

    private static int ToFixedPoint(double weight) =>
        (int)((weight < 0 ? -0.5 : 0.5) + (weight * (1 << PrecisionBits)));
}
