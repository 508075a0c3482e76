using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ShopVision.Clip.Images;

/// <summary>Vectors of 16 bytes on every processor that has them, Arm's too.</summary>
internal readonly unsafe struct Lanes128 : ILanes<Vector128<short>, Vector128<int>>
{
    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    public static int Bytes => 16;

    public static int Taps => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> PairPixels(byte* pixels) => Vector128.Shuffle(
        Vector128.CreateScalarUnsafe(*(long*)pixels).AsByte(),
        Vector128.Create((byte)0, 255, 3, 255, 1, 255, 4, 255, 2, 255, 5, 255, 255, 255, 255, 255)).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> PixelWeights(short* weights) =>
        Vector128.Create(*(int*)weights).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ToPixel(Vector128<int> sums)
    {
        var levels = Rounded(sums);
        return Narrow(levels, levels, levels, levels).AsUInt32().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PairRows(
        byte* upper, byte* lower,
        out Vector128<short> first, out Vector128<short> second, out Vector128<short> third, out Vector128<short> fourth)
    {
        var (upperLow, upperHigh) = Vector128.Widen(Vector128.Load(upper));
        var (lowerLow, lowerHigh) = Vector128.Widen(Vector128.Load(lower));
        first = Pair(Vector128.WidenLower(upperLow), Vector128.WidenLower(lowerLow));
        second = Pair(Vector128.WidenUpper(upperLow), Vector128.WidenUpper(lowerLow));
        third = Pair(Vector128.WidenLower(upperHigh), Vector128.WidenLower(lowerHigh));
        fourth = Pair(Vector128.WidenUpper(upperHigh), Vector128.WidenUpper(lowerHigh));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> RowWeights(short upper, short lower) =>
        Vector128.Create((ushort)upper | (lower << 16)).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> first, Vector128<int> second, Vector128<int> third, Vector128<int> fourth, byte* output) =>
        Narrow(Rounded(first), Rounded(second), Rounded(third), Rounded(fourth)).Store(output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Add(Vector128<int> sums, Vector128<short> pairs, Vector128<short> weights)
    {
        if (Sse2.IsSupported)
            return sums + Sse2.MultiplyAddAdjacent(pairs, weights);

        // The lower and the upper half of each 32 bits, with their signs.
        var (both, factors) = (pairs.AsInt32(), weights.AsInt32());
        return sums + ((both << 16 >> 16) * (factors << 16 >> 16)) + ((both >> 16) * (factors >> 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Join(Vector128<int> high, Vector128<int> low) => (high << ResamplingWeights.LowBits) + low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Pair(Vector128<uint> upper, Vector128<uint> lower) => (upper | (lower << 16)).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Rounded(Vector128<int> sums) =>
        (sums + Vector128.Create(1 << (ResamplingWeights.PrecisionBits - 1))) >> ResamplingWeights.PrecisionBits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(Vector128<int> first, Vector128<int> second, Vector128<int> third, Vector128<int> fourth)
    {
        if (Sse2.IsSupported)
            return Sse2.PackUnsignedSaturate(Sse2.PackSignedSaturate(first, second), Sse2.PackSignedSaturate(third, fourth));

        // Levels are small, so that narrowing to 16 bits loses nothing.
        var (low, high) = (Vector128.Narrow(first, second), Vector128.Narrow(third, fourth));
        var (least, most) = (Vector128<short>.Zero, Vector128.Create((short)255));
        return Vector128.Narrow(
            Vector128.Min(Vector128.Max(low, least), most).AsUInt16(), Vector128.Min(Vector128.Max(high, least), most).AsUInt16());
    }
}
