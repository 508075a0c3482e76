using System.Runtime.Intrinsics;

namespace ShopVision.Clip.Images;

/// <summary>The arithmetic of <see cref="PillowResampler"/>. All of them give the same bytes; each is as wide as some processors.</summary>
internal abstract class ResamplingPasses
{
    /// <summary>The most neighbouring pixels that a vector takes at a time.</summary>
    public const int MaxTaps = 8;

    private const int WidestVector = 64;

    /// <summary>What this processor can do, the fastest first.</summary>
    public static IReadOnlyList<ResamplingPasses> Supported { get; } =
    [
        .. Lanes512.IsSupported ? [new VectorPasses<Lanes512, Vector512<short>, Vector512<int>>()] : Array.Empty<ResamplingPasses>(),
        .. Lanes256.IsSupported ? [new VectorPasses<Lanes256, Vector256<short>, Vector256<int>>()] : Array.Empty<ResamplingPasses>(),
        .. Lanes128.IsSupported ? [new VectorPasses<Lanes128, Vector128<short>, Vector128<int>>()] : Array.Empty<ResamplingPasses>(),
        new ScalarPasses(),
    ];

    public static ResamplingPasses Fastest => Supported[0];

    /// <summary>How long a buffer must be so that the widest vectors may read and write past its <paramref name="length"/> bytes.</summary>
    public static int Padded(int length) => (length + WidestVector) / WidestVector * WidestVector;

    /// <summary>
    /// One row of RGB made narrower or wider. The input goes on for a stride of weights and is then padded; the output is padded.
    /// </summary>
    public abstract void Horizontal(ReadOnlySpan<byte> input, ResamplingWeights weights, Span<byte> output);

    /// <summary>
    /// One row of the result made of those in <paramref name="rows"/>, where input row i lies at i modulo <paramref name="capacity"/>.
    /// All rows are padded.
    /// </summary>
    public abstract void Vertical(
        ReadOnlySpan<byte> rows, int stride, int capacity, ResamplingWeights weights, int result, Span<byte> output);
}
