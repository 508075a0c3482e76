namespace ShopVision.Clip.Images;

/// <summary>
/// For each output position along one axis, the input positions it is made of and their weights: Pillow's
/// <c>precompute_coeffs</c> and <c>normalize_coeffs_8bpc</c> (Resample.c), in double and then fixed point with 22 bits.
/// </summary>
internal sealed class ResamplingWeights
{
    public const int PrecisionBits = 22;

    /// <summary>Each weight is <c>high * 2^LowBits + low</c>, so that vectors of 16-bit numbers give the same 32-bit sums.</summary>
    public const int LowBits = 11;

    private readonly int[] _weights;
    private readonly short[] _high;
    private readonly short[] _low;
    private readonly (int Start, int Count)[] _windows;

    /// <summary>Weights for the outputs <paramref name="offset"/> to <paramref name="offset"/> + <paramref name="count"/> alone.</summary>
    public ResamplingWeights(int inputSize, int outputSize, int offset, int count, Interpolation interpolation)
    {
        var scale = (double)inputSize / outputSize;
        var stretch = Math.Max(scale, 1.0);
        var support = (interpolation == Interpolation.Bicubic ? 2.0 : 1.0) * stretch;
        _windows = new (int, int)[count];
        for (var i = 0; i < count; i++)
        {
            var center = (offset + i + 0.5) * scale;
            var start = Math.Max(0, (int)(center - support + 0.5));
            _windows[i] = (start, Math.Min(inputSize, (int)(center + support + 0.5)) - start);
            MaxCount = Math.Max(MaxCount, _windows[i].Count);
        }

        Stride = (MaxCount + ResamplingPasses.MaxTaps - 1) / ResamplingPasses.MaxTaps * ResamplingPasses.MaxTaps;
        (_weights, _high, _low) = (new int[count * Stride], new short[count * Stride], new short[count * Stride]);
        Span<double> exact = MaxCount <= 256 ? stackalloc double[MaxCount] : new double[MaxCount];
        for (var i = 0; i < count; i++)
        {
            var (start, length) = _windows[i];
            var center = (offset + i + 0.5) * scale;
            var sum = 0.0;
            for (var x = 0; x < length; x++)
            {
                // Divided as Pillow divides, by multiplying with the reciprocal: the last bit of a weight depends on it.
                exact[x] = Kernel((start + x - center + 0.5) * (1.0 / stretch), interpolation);
                sum += exact[x];
            }

            for (var x = 0; x < length; x++)
            {
                var weight = ToFixedPoint(sum == 0 ? exact[x] : exact[x] / sum);
                var at = (i * Stride) + x;
                (_weights[at], _high[at], _low[at]) = (weight, (short)(weight >> LowBits), (short)(weight & ((1 << LowBits) - 1)));
            }
        }
    }

    public int Outputs => _windows.Length;

    /// <summary>The most input positions that an output is made of.</summary>
    public int MaxCount { get; }

    /// <summary>From one output's weights to the next's: a multiple of what vectors take at a time, the rest of it zeros.</summary>
    public int Stride { get; }

    /// <summary>The weights' upper bits, signed.</summary>
    public ReadOnlySpan<short> High => _high;

    /// <summary>The weights' lower bits, never negative.</summary>
    public ReadOnlySpan<short> Low => _low;

    /// <summary>The first input position that any output needs.</summary>
    public int FirstInput => _windows[0].Start;

    /// <summary>One past the last input position that any output needs.</summary>
    public int EndOfInput => EndOf(_windows.Length - 1);

    /// <summary>The first input position that this output needs.</summary>
    public int StartOf(int output) => _windows[output].Start;

    /// <summary>One past the last input position that this output needs.</summary>
    public int EndOf(int output) => _windows[output].Start + _windows[output].Count;

    /// <summary>One weight for each input position from <see cref="StartOf"/> to <see cref="EndOf"/>.</summary>
    public ReadOnlySpan<int> Of(int output) => _weights.AsSpan(output * Stride, _windows[output].Count);

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
