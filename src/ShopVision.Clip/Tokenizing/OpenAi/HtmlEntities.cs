using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ShopVision.Clip.Tokenizing.OpenAi;

/// <summary>
/// HTML's character references, as Python's <c>html.unescape</c> and so HTML 5 reads them: the longest known name counts, some need no
/// semicolon, numbers mean Windows-1252 where they name controls. .NET's HtmlDecode knows a tenth of the names and none of this.
/// </summary>
internal static class HtmlEntities
{
    private const int LongestName = 32;
    private const int ShortestName = 2;
    private const int BeyondUnicode = 0x110000;

    /// <summary>What browsers show for 0x80 to 0x9F.</summary>
    public const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names =
        Load().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends the text with each reference replaced by what it names, once.</summary>
    public static void Unescape(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        while (text.IndexOf('&') is >= 0 and var at)
        {
            output.Append(text[..at]);
            text = text[(at + 1)..];
            var length = UnescapeReference(text, ref output);
            if (length == 0)
                output.Append('&');
            text = text[length..];
        }

        output.Append(text);
    }

    /// <summary>What a name, with its semicolon if it has one, stands for.</summary>
    public static bool TryFind(ReadOnlySpan<char> name, [NotNullWhen(true)] out string? named) => _names.TryGetValue(name, out named);

    /// <summary>Appends what the reference behind an ampersand names, and says how many characters of it were read; 0 where there is none.</summary>
    public static int UnescapeReference(ReadOnlySpan<char> text, ref PooledBuffer<char> output) =>
        text is ['#', ..] ? UnescapeNumber(text, ref output) : UnescapeName(text, ref output);

    private static int UnescapeName(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        var longest = 0;
        while (longest < text.Length && longest < LongestName && char.IsAsciiLetterOrDigit(text[longest]))
            longest++;
        if (longest < text.Length && text[longest] == ';')
            longest++;
        for (var length = Math.Min(longest, LongestName); length >= ShortestName; length--)
            if (_names.TryGetValue(text[..length], out var named))
            {
                output.Append(named);
                return length;
            }

        return 0;
    }

    private static int UnescapeNumber(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        var isHex = text is [_, 'x' or 'X', ..];
        var (radix, start) = isHex ? (16, 2) : (10, 1);
        var (code, end) = (0, start);
        for (; end < text.Length && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])); end++)
            code = Math.Min((code * radix) + DigitOf(text[end]), BeyondUnicode);
        if (end == start)
            return 0;
        Append(code, ref output);
        return end < text.Length && text[end] == ';' ? end + 1 : end;
    }

    private static int DigitOf(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static void Append(int code, ref PooledBuffer<char> output)
    {
        if (code is >= 0x80 and <= 0x9F)
            output.Append(Windows1252[code - 0x80]);
        else if (code == 0 || !Rune.IsValid(code))
            output.Append('\uFFFD');
        else if (!IsDropped(code))
            output.Append(new Rune(code));
    }

    // Controls and what Unicode says is no character.
    private static bool IsDropped(int code) =>
        code is (>= 0x1 and <= 0x8) or 0xB or (>= 0xE and <= 0x1F) or 0x7F or (>= 0xFDD0 and <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;

    private static FrozenDictionary<string, string> Load()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = typeof(HtmlEntities).Assembly.GetManifestResourceStream("html-entities.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Split(' ') is [not "#" and var name, .. var codes])
                names.Add(name, string.Concat(codes.Select(code => new Rune(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))));
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
