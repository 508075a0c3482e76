using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ShopVision.Clip.Images;

/// <summary>Vectors of 64 bytes with AVX-512 and its permutation of bytes (VBMI).</summary>
internal readonly unsafe struct Lanes512 : ILanes<Vector512<short>, Vector512<int>>
{
    public static bool IsSupported => Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

    public static int Bytes => 64;

    public static int Taps => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> PairPixels(byte* pixels)
    {
        // Eight reds, eight greens, eight blues and nothing, in a quarter each. Byte 63 of what is permuted is always zero.
        return Avx512Vbmi.PermuteVar64x8(
            Vector256.Load(pixels).ToVector512(),
            Vector512.Create(
                (byte)0, 63, 3, 63, 6, 63, 9, 63, 12, 63, 15, 63, 18, 63, 21, 63,
                1, 63, 4, 63, 7, 63, 10, 63, 13, 63, 16, 63, 19, 63, 22, 63,
                2, 63, 5, 63, 8, 63, 11, 63, 14, 63, 17, 63, 20, 63, 23, 63,
                63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63)).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> PixelWeights(short* weights) =>
        Avx512F.BroadcastVector128ToVector512((int*)weights).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ToPixel(Vector512<int> sums)
    {
        sums += Avx512F.Shuffle(sums, 0b10_11_00_01);
        sums += Avx512F.Shuffle(sums, 0b01_00_11_10);
        var channels = Avx512F.PermuteVar16x32(sums, Vector512.Create(0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).GetLower().GetLower();
        return Lanes128.ToPixel(channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PairRows(
        byte* upper, byte* lower,
        out Vector512<short> first, out Vector512<short> second, out Vector512<short> third, out Vector512<short> fourth)
    {
        var (top, bottom) = (Vector512.Load(upper), Vector512.Load(lower));
        var (low, high) = (Avx512BW.UnpackLow(top, bottom), Avx512BW.UnpackHigh(top, bottom));
        var zero = Vector512<byte>.Zero;
        (first, second) = (Avx512BW.UnpackLow(low, zero).AsInt16(), Avx512BW.UnpackHigh(low, zero).AsInt16());
        (third, fourth) = (Avx512BW.UnpackLow(high, zero).AsInt16(), Avx512BW.UnpackHigh(high, zero).AsInt16());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> RowWeights(short upper, short lower) =>
        Vector512.Create((ushort)upper | (lower << 16)).AsInt16();

    // Packing puts back in order what unpacking took apart: both work in each quarter alone.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> first, Vector512<int> second, Vector512<int> third, Vector512<int> fourth, byte* output) =>
        Avx512BW.PackUnsignedSaturate(
            Avx512BW.PackSignedSaturate(Rounded(first), Rounded(second)),
            Avx512BW.PackSignedSaturate(Rounded(third), Rounded(fourth))).Store(output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Add(Vector512<int> sums, Vector512<short> pairs, Vector512<short> weights) =>
        sums + Avx512BW.MultiplyAddAdjacent(pairs, weights);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Join(Vector512<int> high, Vector512<int> low) => (high << ResamplingWeights.LowBits) + low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Rounded(Vector512<int> sums) =>
        (sums + Vector512.Create(1 << (ResamplingWeights.PrecisionBits - 1))) >> ResamplingWeights.PrecisionBits;
}
