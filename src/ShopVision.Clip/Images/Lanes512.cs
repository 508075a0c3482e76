using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ShopVision.Clip.Images;

/// <summary>Vectors of 64 bytes with AVX-512 and its permutation of bytes (VBMI).</summary>
internal readonly struct Lanes512 : ILanes<Vector512<short>, Vector512<int>>
{
    // Eight reds, eight greens, eight blues and nothing, in a quarter each. Byte 63 of what is permuted is always zero.
    private static readonly Vector512<byte> _channels = Vector512.Create(
        (byte)0, 63, 3, 63, 6, 63, 9, 63, 12, 63, 15, 63, 18, 63, 21, 63,
        1, 63, 4, 63, 7, 63, 10, 63, 13, 63, 16, 63, 19, 63, 22, 63,
        2, 63, 5, 63, 8, 63, 11, 63, 14, 63, 17, 63, 20, 63, 23, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63);

    public static bool IsSupported => Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

    public static int Bytes => 64;

    public static int Taps => 8;

    public static Vector512<short> PairPixels(ref readonly byte pixels) =>
        Avx512Vbmi.PermuteVar64x8(Vector256.LoadUnsafe(in pixels).ToVector512(), _channels).AsInt16();

    public static Vector512<short> PixelWeights(ref readonly short weights) =>
        Vector512.Create(Vector128.LoadUnsafe(in weights));

    public static uint ToPixel(Vector512<int> sums)
    {
        sums += Avx512F.Shuffle(sums, 0b10_11_00_01);
        sums += Avx512F.Shuffle(sums, 0b01_00_11_10);
        var channels = Avx512F.PermuteVar16x32(sums, Vector512.Create(0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).GetLower().GetLower();
        return Lanes128.ToPixel(channels);
    }

    public static void PairRows(
        ref readonly byte upper, ref readonly byte lower,
        out Vector512<short> first, out Vector512<short> second, out Vector512<short> third, out Vector512<short> fourth)
    {
        var (top, bottom) = (Vector512.LoadUnsafe(in upper), Vector512.LoadUnsafe(in lower));
        var (low, high) = (Avx512BW.UnpackLow(top, bottom), Avx512BW.UnpackHigh(top, bottom));
        var zero = Vector512<byte>.Zero;
        (first, second) = (Avx512BW.UnpackLow(low, zero).AsInt16(), Avx512BW.UnpackHigh(low, zero).AsInt16());
        (third, fourth) = (Avx512BW.UnpackLow(high, zero).AsInt16(), Avx512BW.UnpackHigh(high, zero).AsInt16());
    }

    public static Vector512<short> RowWeights(short upper, short lower) =>
        Vector512.Create((ushort)upper | (lower << 16)).AsInt16();

    // Packing puts back in order what unpacking took apart: both work in each quarter alone.
    public static void Store(Vector512<int> first, Vector512<int> second, Vector512<int> third, Vector512<int> fourth, ref byte output) =>
        Avx512BW.PackUnsignedSaturate(
            Avx512BW.PackSignedSaturate(Rounded(first), Rounded(second)),
            Avx512BW.PackSignedSaturate(Rounded(third), Rounded(fourth))).StoreUnsafe(ref output);

    public static Vector512<int> Add(Vector512<int> sums, Vector512<short> pairs, Vector512<short> weights) =>
        sums + Avx512BW.MultiplyAddAdjacent(pairs, weights);

    public static Vector512<int> Join(Vector512<int> high, Vector512<int> low) => (high << ResamplingWeights.LowBits) + low;

    private static Vector512<int> Rounded(Vector512<int> sums) =>
        (sums + Vector512.Create(1 << (ResamplingWeights.PrecisionBits - 1))) >> ResamplingWeights.PrecisionBits;
}
