using System.Runtime.CompilerServices;

namespace ShopVision.Clip.Images;

/// <summary>
/// Resampling with vectors of one width. A weight of 23 bits goes through 16-bit multiplications in two parts, whose sums are exact,
/// so the result is that of <see cref="ScalarPasses"/> to the byte.
/// </summary>
internal sealed unsafe class VectorPasses<TLanes, TPairs, TSums> : ResamplingPasses
    where TLanes : struct, ILanes<TPairs, TSums>
    where TPairs : struct
    where TSums : struct
{
    // Compiled once and alone: put into its caller, its vectors no longer fit into registers (twice the time).
    private const MethodImplOptions Alone = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    [MethodImpl(Alone)]
    public override void Horizontal(ReadOnlySpan<byte> input, ResamplingWeights weights, Span<byte> output)
    {
        var (taps, stride, outputs) = (weights.MaxCount, weights.Stride, weights.Outputs);
        fixed (byte* pixels = input, results = output)
        fixed (short* highWeights = weights.High, lowWeights = weights.Low)
            for (var x = 0; x < outputs; x++)
            {
                var pixel = pixels + (weights.StartOf(x) * 3);
                var high = highWeights + (x * stride);
                var low = lowWeights + (x * stride);
                TSums highs = default, lows = default;
                // As many steps for each output, whatever its window: a loop that the processor foresees.
                for (var tap = 0; tap < taps; tap += TLanes.Taps)
                {
                    var pairs = TLanes.PairPixels(pixel + (tap * 3));
                    highs = TLanes.Add(highs, pairs, TLanes.PixelWeights(high + tap));
                    lows = TLanes.Add(lows, pairs, TLanes.PixelWeights(low + tap));
                }

                // The fourth byte is overwritten by the next pixel or lies in the padding.
                *(uint*)(results + (x * 3)) = TLanes.ToPixel(TLanes.Join(highs, lows));
            }
    }

    [MethodImpl(Alone)]
    public override void Vertical(
        ReadOnlySpan<byte> rows, int stride, int capacity, ResamplingWeights weights, int result, Span<byte> output)
    {
        var (start, count) = (weights.StartOf(result), weights.EndOf(result) - weights.StartOf(result));
        fixed (byte* first = rows, results = output)
        fixed (short* high = weights.High[(result * weights.Stride)..], low = weights.Low[(result * weights.Stride)..])
            for (var x = 0; x < stride; x += TLanes.Bytes)
            {
                TSums high1 = default, high2 = default, high3 = default, high4 = default;
                TSums low1 = default, low2 = default, low3 = default, low4 = default;
                var row = start % capacity;
                for (var y = 0; y < count; y += 2)
                {
                    // After the last row comes one that does not count: its weight is zero.
                    var upper = first + (row * stride) + x;
                    row = row + 1 == capacity ? 0 : row + 1;
                    var lower = first + (row * stride) + x;
                    row = row + 1 == capacity ? 0 : row + 1;

                    TLanes.PairRows(upper, lower, out var pairs1, out var pairs2, out var pairs3, out var pairs4);
                    var highWeights = TLanes.RowWeights(high[y], high[y + 1]);
                    high1 = TLanes.Add(high1, pairs1, highWeights);
                    high2 = TLanes.Add(high2, pairs2, highWeights);
                    high3 = TLanes.Add(high3, pairs3, highWeights);
                    high4 = TLanes.Add(high4, pairs4, highWeights);
                    var lowWeights = TLanes.RowWeights(low[y], low[y + 1]);
                    low1 = TLanes.Add(low1, pairs1, lowWeights);
                    low2 = TLanes.Add(low2, pairs2, lowWeights);
                    low3 = TLanes.Add(low3, pairs3, lowWeights);
                    low4 = TLanes.Add(low4, pairs4, lowWeights);
                }

                TLanes.Store(
                    TLanes.Join(high1, low1), TLanes.Join(high2, low2), TLanes.Join(high3, low3), TLanes.Join(high4, low4), results + x);
            }
    }
}
