using System.Globalization;

namespace ShopVision.Core.Identifiers;

/// <summary>
/// Ids that sort by age, such as <c>20261121-093000-123-4f2a</c>. The random end keeps one from ever naming two things, even where clocks
/// go back or folders are copied.
/// </summary>
public static class TimedId
{
    private const string Time = "yyyyMMdd-HHmmss-fff";
    private const int RandomDigits = 4;

    /// <summary>Of every id.</summary>
    public const int Length = 19 + 1 + RandomDigits;

    public static string New(DateTimeOffset at) => at.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture) + $"-{Random.Shared.Next(1 << 16):x4}";

    /// <summary>Now, or what comes after the newest id: a clock that stands still or goes back must not put a new id before an old one.</summary>
    public static DateTimeOffset After(string? newest, DateTimeOffset now) =>
        newest is not null && TimeOf(newest) is { } other && now < other.AddMilliseconds(1) ? other.AddMilliseconds(1) : now;

    /// <summary>When an id was made, to the millisecond; null where it is none.</summary>
    public static DateTimeOffset? TimeOf(string id) =>
        id.Length >= Time.Length
        && DateTimeOffset.TryParseExact(id[..Time.Length], Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
