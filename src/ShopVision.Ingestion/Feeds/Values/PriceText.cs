using System.Globalization;
using System.Text.RegularExpressions;
using ShopVision.Core.Catalog;

namespace ShopVision.Ingestion.Feeds.Values;

/// <summary>
/// Reads prices as shops write them: <c>49.90</c>, <c>49.90 EUR</c>, <c>€ 49,90</c>, <c>1.299,00 €</c>, <c>$1,299</c>.
/// What could mean two amounts (<c>1.299</c>) is not read, because a guess would be wrong by a thousand.
/// </summary>
internal static partial class PriceText
{
    private const int None = -1;
    private const int Ambiguous = -2;

    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["€"] = "EUR", ["$"] = "USD", ["US$"] = "USD", ["£"] = "GBP", ["¥"] = "JPY", ["₹"] = "INR", ["₩"] = "KRW", ["zł"] = "PLN", ["Fr."] = "CHF",
    };

    /// <summary>
    /// Null where the text is not a price. The currency is the text's own, else <paramref name="currency"/>, else empty. Where decimals
    /// are plain, a single point stands before the cents whatever follows it: 1.2990 and 1.299 are less than two.
    /// </summary>
    public static Price? TryParse(string text, string? currency, bool hasPlainDecimals = false)
    {
        var match = Shape().Match(text.Trim());
        if (!match.Success || TryAmount(match.Groups["amount"].Value, hasPlainDecimals) is not { } amount)
            return null;
        var written = match.Groups["before"].Value + match.Groups["after"].Value;
        var code = TryCurrency(written.Length > 0 ? written : currency ?? "");
        return code is null ? null : new Price(amount, code);
    }

    private static string? TryCurrency(string text)
    {
        if (Symbols.TryGetValue(text, out var code))
            return code;
        return text.Length == 0 || (text.Length == 3 && text.All(char.IsAsciiLetter)) ? text.ToUpperInvariant() : null;
    }

    private static decimal? TryAmount(string text, bool hasPlainDecimals)
    {
        if (hasPlainDecimals && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain))
            return plain;
        var digits = GroupSpaces().Replace(text, "");
        var point = DecimalPoint(digits);
        if (point == Ambiguous)
            return null;
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "" : digits[(point + 1)..];
        return Whole().IsMatch(whole)
            && decimal.TryParse(
                $"{whole.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)}.{fraction}",
                NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : null;
    }

    /// <summary>The place of the sign before the cents, or that there is none, or that it cannot be told.</summary>
    private static int DecimalPoint(string digits)
    {
        var last = digits.LastIndexOfAny(['.', ',']);
        if (last < 0)
            return None;
        var other = digits[last] == '.' ? ',' : '.';
        if (digits.Contains(other))
            return last;
        if (digits.IndexOf(digits[last]) != last)
            return None;
        var mayGroup = digits.Length - last - 1 == 3 && last is >= 1 and <= 3 && digits[0] != '0';
        if (!mayGroup)
            return last;
        // Feeds that write decimals with a comma write two of them; with a point they may be a computer's three.
        return digits[last] == ',' ? None : Ambiguous;
    }

    [GeneratedRegex(@"^(?<before>[^\d\s.,+-]*\.?)\s*(?<amount>\d(?:[\d.,'’\s]*\d)?)(?:[.,][-–])?\s*(?<after>[^\d\s,+-]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"(?<=\d)[\s'’](?=\d{3}(?!\d))", RegexOptions.CultureInvariant)]
    private static partial Regex GroupSpaces();

    [GeneratedRegex(@"^(\d+|\d{1,3}([.,]\d{2,3})*[.,]\d{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
