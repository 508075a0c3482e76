namespace ShopVision.Evaluation.Queries;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): random numbers that are the same on every platform and runtime, so that a reported
/// figure can be made again. Not thread safe.
/// </summary>
internal sealed class StableRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to but not including <paramref name="count"/>; its bias is below count / 2^64.</summary>
    public int Next(int count) => (int)Math.BigMul(NextUInt64(), (ulong)count, out _);

    private ulong NextUInt64()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        var mixed = unchecked((_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return mixed ^ (mixed >> 31);
    }
}
