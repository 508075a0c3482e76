using System.Text;
using System.Text.RegularExpressions;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds.Content;

/// <summary>
/// How a feed's bytes become text. Never guessed: a byte order mark, the zero bytes of UTF-16 or an XML declaration tell, or whoever runs
/// the feed does; else it is UTF-8, and what is not is refused.
/// </summary>
internal static partial class FeedEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Throws <c>invalid-request</c> for an encoding that is not supported.</summary>
    public static Encoding Of(ReadOnlySpan<byte> start, string? named) => named is not null ? Named(named) : start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => StrictUtf8,
        [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => Declaration().Match(Encoding.Latin1.GetString(start[..Math.Min(start.Length, 200)])) is { Success: true } declared
            ? Named(declared.Groups["name"].Value)
            : StrictUtf8,
    };

    private static Encoding Named(string name) => name.ToLowerInvariant() switch
    {
        "utf-8" or "utf8" or "us-ascii" or "ascii" => StrictUtf8,
        "utf-16" or "utf-16le" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        // As on the web, where pages that say Latin-1 mean its superset.
        "latin-1" or "latin1" or "iso-8859-1" or "windows-1252" or "cp1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        _ => throw new ShopVisionException(
            ErrorCode.InvalidRequest, $"Expected a feed in utf-8, utf-16, windows-1252 or latin-1, found the encoding '{name}'. Save the feed in UTF-8."),
    };

    [GeneratedRegex("""^\s*<\?xml\s[^>]*encoding\s*=\s*["'](?<name>[A-Za-z0-9._-]+)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
