using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ShopVision.Core.Words.Analysis;

/// <summary>
/// Lower case without accents: "Café" and "cafe" are one word. By a table of its own, because .NET does not decompose accents
/// in its globalization-invariant mode, which the executable runs in.
/// </summary>
public static class TextFolding
{
    /// <summary>How many letters one may become.</summary>
    public const int MostLetters = 2;

    private static readonly FrozenDictionary<char, string> Plain = new (string Letters, string Plain)[]
    {
        ("àáâãäåāăą", "a"), ("æ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"),
        ("ĥħ", "h"), ("ìíîïĩīĭįıİ", "i"), ("ĳ", "ij"), ("ĵ", "j"), ("ķĸ", "k"), ("ĺļľŀł", "l"), ("ñńņňŉŋ", "n"),
        ("òóôõöøōŏő", "o"), ("œ", "oe"), ("ŕŗř", "r"), ("śŝşšſș", "s"), ("ß", "ss"), ("ţťŧț", "t"), ("þ", "th"),
        ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
    }
    .SelectMany(row => row.Letters.Select(letter => KeyValuePair.Create(letter, row.Plain)))
    .ToFrozenDictionary();

    public static string Fold(string text)
    {
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAnyInRange('A', 'Z'))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
            if (Plain.TryGetValue(char.ToLowerInvariant(character), out var plain))
                folded.Append(plain);
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(character));
        return folded.ToString();
    }
}
