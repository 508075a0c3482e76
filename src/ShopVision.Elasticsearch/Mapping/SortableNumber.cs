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

    /// <summary>What a text may need.</summary>
    public const int MostLength = 1 + IntegerDigits + 1 + FractionDigits + 1;

    private const int IntegerDigits = 29;
    private const int FractionDigits = 28;

    public static string Of(decimal number)
    {
        Span<char> text = stackalloc char[MostLength];
        return text[..Write(number, text)].ToString();
    }

    /// <summary>Returns how long it is.</summary>
    public static int Write(decimal number, Span<char> text)
    {
        Span<char> digits = stackalloc char[MostLength];
        Math.Abs(number).TryFormat(digits, out var length, "F28", CultureInfo.InvariantCulture);
        var written = digits[..length].TrimEnd('0');
        var zeros = IntegerDigits - written.IndexOf('.');
        text[0] = number < 0 ? '0' : '1';
        text.Slice(1, zeros).Fill('0');
        written.CopyTo(text[(1 + zeros)..]);
        var end = 1 + zeros + written.Length;
        if (number >= 0)
            return end;
        // Of negative numbers the longer one is the smaller: '~' comes after every digit.
        Complement(text[1..end]);
        text[end] = '~';
        return end + 1;
    }

    private static void Complement(Span<char> digits)
    {
        foreach (ref var digit in digits)
            digit = digit == '.' ? '.' : (char)('9' - digit + '0');
    }
}
