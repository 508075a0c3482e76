namespace ShopVision.Clip.Tokenizing.OpenAi;

/// <summary>The characters that ftfy replaces by plainer ones, or by nothing.</summary>
internal static class FtfyCharacters
{
    private const char FirstWide = '\uFF01', LastWideOfAscii = '\uFF5E';

    // Of U+FF5F to U+FFEE, by NFKC.
    private const string Widths =
        "\u2985\u2986\u3002\u300C\u300D\u3001\u30FB\u30F2\u30A1\u30A3\u30A5\u30A7\u30A9\u30E3\u30E5\u30E7"
        + "\u30C3\u30FC\u30A2\u30A4\u30A6\u30A8\u30AA\u30AB\u30AD\u30AF\u30B1\u30B3\u30B5\u30B7\u30B9\u30BB"
        + "\u30BD\u30BF\u30C1\u30C4\u30C6\u30C8\u30CA\u30CB\u30CC\u30CD\u30CE\u30CF\u30D2\u30D5\u30D8\u30DB"
        + "\u30DE\u30DF\u30E0\u30E1\u30E2\u30E4\u30E6\u30E8\u30E9\u30EA\u30EB\u30EC\u30ED\u30EF\u30F3\u3099"
        + "\u309A\u1160\u1100\u1101\u11AA\u1102\u11AC\u11AD\u1103\u1104\u1105\u11B0\u11B1\u11B2\u11B3\u11B4"
        + "\u11B5\u111A\u1106\u1107\u1108\u1121\u1109\u110A\u110B\u110C\u110D\u110E\u110F\u1110\u1111\u1112"
        + "\uFFBF\uFFC0\uFFC1\u1161\u1162\u1163\u1164\u1165\u1166\uFFC8\uFFC9\u1167\u1168\u1169\u116A\u116B"
        + "\u116C\uFFD0\uFFD1\u116D\u116E\u116F\u1170\u1171\u1172\uFFD8\uFFD9\u1173\u1174\u1175\uFFDD\uFFDE"
        + "\uFFDF\u00A2\u00A3\u00AC\uFFE3\u00A6\u00A5\u20A9\uFFE7\u2502\u2190\u2191\u2192\u2193\u25A0\u25CB";

    public static void Replace(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        while (!text.IsEmpty)
        {
            var escape = TerminalEscapeLength(text);
            if (escape == 0)
                Append(text[0], ref output);
            text = text[Math.Max(1, escape)..];
        }
    }

    private static void Append(char character, ref PooledBuffer<char> output)
    {
        if (character is >= '\u0080' and <= '\u009F')
            character = HtmlEntities.Windows1252[character - '\u0080'];
        switch (character)
        {
            case (>= '\0' and <= '\u0008') or '\u000B' or (>= '\u000E' and <= '\u001F') or '\u007F'
                or (>= '\u206A' and <= '\u206F') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFC'):
                break;
            case '\u02BC' or (>= '\u2018' and <= '\u201B'):
                output.Append('\'');
                break;
            case >= '\u201C' and <= '\u201F':
                output.Append('"');
                break;
            case '\u3000':
                output.Append(' ');
                break;
            case '\uFFE3':
                output.Append(" \u0304");
                break;
            case >= FirstWide and <= LastWideOfAscii:
                output.Append((char)(character - FirstWide + '!'));
                break;
            case > LastWideOfAscii and < '\uFFEF':
                output.Append(Widths[character - LastWideOfAscii - 1]);
                break;
            default:
                if (Ligature(character) is { Length: > 0 } letters)
                    output.Append(letters);
                else
                    output.Append(character);
                break;
        }
    }

    private static ReadOnlySpan<char> Ligature(char character) => character switch
    {
        '\u0132' => "IJ",
        '\u0133' => "ij",
        '\u0149' => "'n",
        '\u01C4' => "D\u017D",
        '\u01C5' => "D\u017E",
        '\u01C6' => "d\u017E",
        '\u01C7' => "LJ",
        '\u01C8' => "Lj",
        '\u01C9' => "lj",
        '\u01CA' => "NJ",
        '\u01CB' => "Nj",
        '\u01CC' => "nj",
        '\u01F1' => "DZ",
        '\u01F2' => "Dz",
        '\u01F3' => "dz",
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' => "\u017Ft",
        '\uFB06' => "st",
        _ => default,
    };

    /// <summary>Of a sequence such as <c>ESC [ 31 m</c>; 0 where there is none.</summary>
    private static int TerminalEscapeLength(ReadOnlySpan<char> text)
    {
        if (text is not ['\u001B', '[', ..])
            return 0;
        var end = 2;
        while (end < text.Length && (char.IsDigit(text[end]) || text[end] == ';'))
            end++;
        return end < text.Length && char.IsAsciiLetter(text[end]) ? end + 1 : 0;
    }
}
