using System.Diagnostics;
using System.Globalization;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Images;

/// <summary>Until when a picture must have been decoded. Looked at between strips, for a call into a library cannot be broken off.</summary>
internal readonly struct Deadline
{
    private readonly TimeSpan _limit;
    private readonly long _started;

    private Deadline(TimeSpan limit) => (_limit, _started) = (limit, Stopwatch.GetTimestamp());

    public static Deadline In(TimeSpan limit) => new(limit);

    /// <summary>For content of our own making.</summary>
    public static Deadline None { get; } = new(TimeSpan.MaxValue);

    public void ThrowIfPassed()
    {
        if (Stopwatch.GetElapsedTime(_started) > _limit)
            throw new ShopVisionException(
                ErrorCode.ImageTooSlow,
                string.Create(CultureInfo.InvariantCulture, $"Expected a picture that decodes within {_limit.TotalSeconds:0.###} s, found one that takes longer. ")
                + "Save it in a plainer form, or raise the limit on decoding time.");
    }
}
