using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ShopVision.Clip.Images;

/// <summary>Vectors of 32 bytes with AVX2.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Vector256<short>, Vector256<int>>
{
    public static bool IsSupported => Avx2.IsSupported;

    public static int Bytes => 32;

    public static int Taps => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> PairPixels(byte* pixels)
    {
        // Four reds and four greens in the lower half, four blues in the upper.
        var both = Vector128.Load(pixels);
        return Avx2.Shuffle(
            Vector256.Create(both, both),
            Vector256.Create(
                (byte)0, 255, 3, 255, 6, 255, 9, 255, 1, 255, 4, 255, 7, 255, 10, 255,
                2, 255, 5, 255, 8, 255, 11, 255, 255, 255, 255, 255, 255, 255, 255, 255)).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> PixelWeights(short* weights) =>
        Vector256.Create(*(long*)weights).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ToPixel(Vector256<int> sums)
    {
        var levels = Rounded(sums + Avx2.Shuffle(sums, 0b10_11_00_01));
        var bytes = Sse2.PackUnsignedSaturate(Sse2.PackSignedSaturate(levels.GetLower(), levels.GetUpper()), default);
        // Red, red, green, green, blue, blue.
        return Ssse3.Shuffle(bytes, Vector128.Create(0xFF_04_02_00u).AsByte()).AsUInt32().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PairRows(
        byte* upper, byte* lower,
        out Vector256<short> first, out Vector256<short> second, out Vector256<short> third, out Vector256<short> fourth)
    {
        var (top, bottom) = (Vector256.Load(upper), Vector256.Load(lower));
        var (low, high) = (Avx2.UnpackLow(top, bottom), Avx2.UnpackHigh(top, bottom));
        var zero = Vector256<byte>.Zero;
        (first, second) = (Avx2.UnpackLow(low, zero).AsInt16(), Avx2.UnpackHigh(low, zero).AsInt16());
        (third, fourth) = (Avx2.UnpackLow(high, zero).AsInt16(), Avx2.UnpackHigh(high, zero).AsInt16());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> RowWeights(short upper, short lower) =>
        Vector256.Create((ushort)upper | (lower << 16)).AsInt16();

    // Packing puts back in order what unpacking took apart: both work in each half alone.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> first, Vector256<int> second, Vector256<int> third, Vector256<int> fourth, byte* output) =>
        Avx2.PackUnsignedSaturate(
            Avx2.PackSignedSaturate(Rounded(first), Rounded(second)),
            Avx2.PackSignedSaturate(Rounded(third), Rounded(fourth))).Store(output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sums, Vector256<short> pairs, Vector256<short> weights) =>
        sums + Avx2.MultiplyAddAdjacent(pairs, weights);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Join(Vector256<int> high, Vector256<int> low) => (high << ResamplingWeights.LowBits) + low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Rounded(Vector256<int> sums) =>
        (sums + Vector256.Create(1 << (ResamplingWeights.PrecisionBits - 1))) >> ResamplingWeights.PrecisionBits;
}
