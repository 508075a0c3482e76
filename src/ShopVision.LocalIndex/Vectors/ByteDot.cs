using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ShopVision.LocalIndex.Vectors;

/// <summary>
/// Dot products of many rows of bytes with one query, in whole numbers and so the same on every processor. Rows stand
/// <c>Step</c>-aligned in one piece of memory, so that the scan runs at the speed of reading it.
/// </summary>
internal static class ByteDot
{
    /// <summary>Rows are a multiple of this many bytes.</summary>
    public const int Step = 64;

    /// <summary>So many rows share each load of a query.</summary>
    public const int RowsAtOnce = 4;

    // Memory is asked for so many bytes before they are scored, across the pages at which a processor's own guesses end: measured, half
    // of the time that a scan takes.
    private const int BytesAhead = 16 << 10;

    /// <summary>
    /// For each row the sum over its bytes (0 to 255) times the query's (-127 to 127). <paramref name="query"/> is as long as a row;
    /// <paramref name="sums"/> has a place for each row.
    /// </summary>
    // The first search of a process must not wait for a loop of this size to be compiled well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scan(ReadOnlySpan<byte> rows, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        var row = 0;
        for (; row + RowsAtOnce <= sums.Length; row += RowsAtOnce)
        {
            var four = rows.Slice(row * query.Length, RowsAtOnce * query.Length);
            PrefetchBehind(four);
            Four(four, query, sums.Slice(row, RowsAtOnce));
        }

        for (; row < sums.Length; row++)
            sums[row] = One(rows.Slice(row * query.Length, query.Length), query);
    }

    /// <summary>The same for two queries, which share each load of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scan(
        ReadOnlySpan<byte> rows, ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other, Span<int> sumsOfOne, Span<int> sumsOfOther)
    {
        var row = 0;
        if (AvxVnni.IsSupported)
            for (; row + RowsAtOnce <= sumsOfOne.Length; row += RowsAtOnce)
            {
                var four = rows.Slice(row * one.Length, RowsAtOnce * one.Length);
                PrefetchBehind(four);
                FourByTwo(four, one, other, sumsOfOne.Slice(row, RowsAtOnce), sumsOfOther.Slice(row, RowsAtOnce));
            }

        Scan(rows[(row * one.Length)..], one, sumsOfOne[row..]);
        Scan(rows[(row * one.Length)..], other, sumsOfOther[row..]);
    }

    /// <summary>The same for one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int One(ReadOnlySpan<byte> row, ReadOnlySpan<sbyte> query)
    {
        if (AvxVnni.IsSupported)
        {
            var (left, right) = (Vector256<int>.Zero, Vector256<int>.Zero);
            for (var i = 0; i < query.Length; i += Step)
            {
                left = AvxVnni.MultiplyWideningAndAdd(left, Load256(row, i), Load256(query, i));
                right = AvxVnni.MultiplyWideningAndAdd(right, Load256(row, i + 32), Load256(query, i + 32));
            }

            return Vector256.Sum(left + right);
        }

        var sum = Vector256<int>.Zero;
        for (var i = 0; i < query.Length; i += Vector128<byte>.Count)
            sum += Products(row, query, i);
        return Vector256.Sum(sum);
    }

    /// <summary>Four rows share each load of the query.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(ReadOnlySpan<byte> rows, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        if (!AvxVnni.IsSupported)
        {
            for (var i = 0; i < RowsAtOnce; i++)
                sums[i] = One(rows.Slice(i * query.Length, query.Length), query);
            return;
        }

        var (first, second, third, fourth) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        var (one, two, three, four) = (0, query.Length, 2 * query.Length, 3 * query.Length);
        for (var i = 0; i < query.Length; i += Vector256<byte>.Count)
        {
            var part = Load256(query, i);
            first = AvxVnni.MultiplyWideningAndAdd(first, Load256(rows, one + i), part);
            second = AvxVnni.MultiplyWideningAndAdd(second, Load256(rows, two + i), part);
            third = AvxVnni.MultiplyWideningAndAdd(third, Load256(rows, three + i), part);
            fourth = AvxVnni.MultiplyWideningAndAdd(fourth, Load256(rows, four + i), part);
        }

        Sums(first, second, third, fourth).CopyTo(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourByTwo(
        ReadOnlySpan<byte> rows, ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other, Span<int> sumsOfOne, Span<int> sumsOfOther)
    {
        var (a1, a2, a3, a4) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        var (b1, b2, b3, b4) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        var (second, third, fourth) = (one.Length, 2 * one.Length, 3 * one.Length);
        for (var i = 0; i < one.Length; i += Vector256<byte>.Count)
        {
            var (ofOne, ofOther) = (Load256(one, i), Load256(other, i));
            var row = Load256(rows, i);
            a1 = AvxVnni.MultiplyWideningAndAdd(a1, row, ofOne);
            b1 = AvxVnni.MultiplyWideningAndAdd(b1, row, ofOther);
            row = Load256(rows, second + i);
            a2 = AvxVnni.MultiplyWideningAndAdd(a2, row, ofOne);
            b2 = AvxVnni.MultiplyWideningAndAdd(b2, row, ofOther);
            row = Load256(rows, third + i);
            a3 = AvxVnni.MultiplyWideningAndAdd(a3, row, ofOne);
            b3 = AvxVnni.MultiplyWideningAndAdd(b3, row, ofOther);
            row = Load256(rows, fourth + i);
            a4 = AvxVnni.MultiplyWideningAndAdd(a4, row, ofOne);
            b4 = AvxVnni.MultiplyWideningAndAdd(b4, row, ofOther);
        }

        Sums(a1, a2, a3, a4).CopyTo(sumsOfOne);
        Sums(b1, b2, b3, b4).CopyTo(sumsOfOther);
    }

    /// <summary>Asks for as many bytes as these, where the scan will be in a while. Where there is no memory, nothing happens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void PrefetchBehind(ReadOnlySpan<byte> rows)
    {
        if (!Sse.IsSupported)
            return;
        var ahead = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(rows)) + BytesAhead;
        for (var i = 0; i < rows.Length; i += Step)
            Sse.Prefetch0(ahead + i);
    }

    /// <summary>What the numbers of each come to, all four at once: one at a time takes a fifth of a scan.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Sums(Vector256<int> first, Vector256<int> second, Vector256<int> third, Vector256<int> fourth)
    {
        var halves = Avx2.HorizontalAdd(Avx2.HorizontalAdd(first, second), Avx2.HorizontalAdd(third, fourth));
        return halves.GetLower() + halves.GetUpper();
    }

    /// <summary>Sixteen products, added in pairs where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products(ReadOnlySpan<byte> row, ReadOnlySpan<sbyte> query, int at)
    {
        var (bytes, factors) = (Vector128.LoadUnsafe(in row[at]), Vector128.LoadUnsafe(in query[at]));
        if (Avx2.IsSupported)
            return Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(bytes), Avx2.ConvertToVector256Int16(factors));
        var (lowBytes, highBytes) = Vector128.Widen(bytes);
        var (lowFactors, highFactors) = Vector128.Widen(factors);
        // A byte times a signed byte fits 16 bits; the sum of many does not.
        var (a, b) = Vector128.Widen(lowBytes.AsInt16() * lowFactors);
        var (c, d) = Vector128.Widen(highBytes.AsInt16() * highFactors);
        return Vector256.Create(a + b, c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Load256<T>(ReadOnlySpan<T> values, int at) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
}
