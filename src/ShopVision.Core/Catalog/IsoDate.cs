using System.Globalization;

namespace ShopVision.Core.Catalog;

/// <summary>Moments as ISO 8601 writes them: <c>2026-11-21</c> or <c>2026-11-21T09:30:00Z</c>; UTC where no offset is given.</summary>
public static class IsoDate
{
    private const string Day = "yyyy-MM-dd";

    private static readonly string[] Forms =
    [
        Day, "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryParse(string text, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(
        text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);

    /// <summary>Whether the text names a whole day and no time of it.</summary>
    public static bool IsDay(string text) => DateOnly.TryParseExact(text.Trim(), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static string Format(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
