using System.Globalization;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// Writes a decimal so that texts stand in the order of the numbers: a flattened field compares its values as texts, and a double would
/// take 0.1 for another number than it is. Equal numbers have one text, however many zeros they end with.
/// </summary>
internal static class SortableNumber
{
    public const string Least = "0";
    public const string Greatest = "2";

    private const int IntegerDigits = 29;

    public static string Of(decimal number)
    {
        var digits = Math.Abs(number).ToString("F28", CultureInfo.InvariantCulture).TrimEnd('0');
        var text = digits.PadLeft(IntegerDigits + digits.Length - digits.IndexOf('.', StringComparison.Ordinal), '0');
        // Of negative numbers the longer one is the smaller: '~' comes after every digit.
        return number < 0 ? string.Concat("0", Complement(text), "~") : "1" + text;
    }

    private static string Complement(string digits) => string.Create(digits.Length, digits, (span, text) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = text[i] == '.' ? '.' : (char)('9' - text[i] + '0');
    });
}
