using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ShopVision.Clip.Images;

/// <summary>
/// Resampling with vectors of one width. A weight of 23 bits goes through 16-bit multiplications in two parts, whose sums are exact,
/// so the result is that of <see cref="ScalarPasses"/> to the byte.
/// </summary>
internal sealed class VectorPasses<TLanes, TPairs, TSums> : ResamplingPasses
    where TLanes : struct, ILanes<TPairs, TSums>
    where TPairs : struct
    where TSums : struct
{
    public override void Horizontal(ReadOnlySpan<byte> input, ResamplingWeights weights, Span<byte> output)
    {
        ref var pixels = ref MemoryMarshal.GetReference(input);
        ref var result = ref MemoryMarshal.GetReference(output);
        ref var high = ref MemoryMarshal.GetReference(weights.High);
        ref var low = ref MemoryMarshal.GetReference(weights.Low);
        for (var x = 0; x < weights.Outputs; x++)
        {
            ref var pixel = ref Unsafe.Add(ref pixels, weights.StartOf(x) * 3);
            TSums highs = default, lows = default;
            // As many steps for each output, whatever its window: a loop that the processor foresees.
            for (var tap = 0; tap < weights.MaxCount; tap += TLanes.Taps)
            {
                var pairs = TLanes.PairPixels(ref Unsafe.Add(ref pixel, tap * 3));
                highs = TLanes.Add(highs, pairs, TLanes.PixelWeights(ref Unsafe.Add(ref high, tap)));
                lows = TLanes.Add(lows, pairs, TLanes.PixelWeights(ref Unsafe.Add(ref low, tap)));
            }

            // The fourth byte is overwritten by the next pixel or lies in the padding.
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref result, x * 3), TLanes.ToPixel(TLanes.Join(highs, lows)));
            high = ref Unsafe.Add(ref high, weights.Stride);
            low = ref Unsafe.Add(ref low, weights.Stride);
        }
    }

    public override void Vertical(
        ReadOnlySpan<byte> rows, int stride, int capacity, ResamplingWeights weights, int result, Span<byte> output)
    {
        var (start, end) = (weights.StartOf(result), weights.EndOf(result));
        var high = weights.High[(result * weights.Stride)..];
        var low = weights.Low[(result * weights.Stride)..];
        ref var first = ref MemoryMarshal.GetReference(rows);
        for (var x = 0; x < stride; x += TLanes.Bytes)
        {
            TSums high1 = default, high2 = default, high3 = default, high4 = default;
            TSums low1 = default, low2 = default, low3 = default, low4 = default;
            for (var y = start; y < end; y += 2)
            {
                // Where there is no lower row, its weight is zero.
                var (upper, lower) = (y % capacity, Math.Min(y + 1, end - 1) % capacity);
                TLanes.PairRows(
                    ref Unsafe.Add(ref first, (upper * stride) + x), ref Unsafe.Add(ref first, (lower * stride) + x),
                    out var pairs1, out var pairs2, out var pairs3, out var pairs4);
                var at = y - start;
                var highWeights = TLanes.RowWeights(high[at], high[at + 1]);
                high1 = TLanes.Add(high1, pairs1, highWeights);
                high2 = TLanes.Add(high2, pairs2, highWeights);
                high3 = TLanes.Add(high3, pairs3, highWeights);
                high4 = TLanes.Add(high4, pairs4, highWeights);
                var lowWeights = TLanes.RowWeights(low[at], low[at + 1]);
                low1 = TLanes.Add(low1, pairs1, lowWeights);
                low2 = TLanes.Add(low2, pairs2, lowWeights);
                low3 = TLanes.Add(low3, pairs3, lowWeights);
                low4 = TLanes.Add(low4, pairs4, lowWeights);
            }

            TLanes.Store(
                TLanes.Join(high1, low1), TLanes.Join(high2, low2), TLanes.Join(high3, low3), TLanes.Join(high4, low4),
                ref output[x]);
        }
    }
}
