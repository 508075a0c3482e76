using ShopVision.Core.Catalog;
using ShopVision.Core.Words.Analysis;

namespace ShopVision.Core.Words;

/// <summary>
/// The codes that name one product, as terms: its id, SKU and GTIN, without what people put between their characters. No other term
/// begins with '#': the id "17" and the word "17" stay apart.
/// </summary>
public static class ProductCodes
{
    /// <summary>How many codes a product has at most.</summary>
    public const int Most = 3;

    /// <summary>A GTIN of 8, 12 or 13 digits is one of 14 with zeros before it (GS1 General Specifications, 3.3).</summary>
    private const int GtinLength = 14;
    private const int ShortestGtin = 8;
    private const char Mark = '#';

    public static IEnumerable<string> Of(Product product)
    {
        var (terms, ends) = (new char[RoomFor(product)], new int[Most]);
        var count = Write(product, terms, ends);
        return Enumerable.Range(0, count).Select(term => new string(terms[(term == 0 ? 0 : ends[term - 1])..ends[term]]));
    }

    /// <summary>How many characters a product's codes need at most as terms.</summary>
    public static int RoomFor(Product product) => RoomFor(product.Id) + RoomFor(product.Sku) + RoomFor(product.Gtin);

    /// <summary>Writes the terms of a product's codes one after the other, each once, with where they end; returns how many there are.</summary>
    public static int Write(Product product, Span<char> terms, Span<int> ends)
    {
        var (count, end) = (0, 0);
        foreach (var (code, digits) in (ReadOnlySpan<(string?, int)>)[(product.Id, 0), (product.Sku, 0), (product.Gtin, GtinLength)])
        {
            var length = code is null ? 0 : Write(code, digits, terms[end..]);
            var isNew = length > 0;
            for (var other = 0; other < count; other++)
                isNew &= !terms[(other == 0 ? 0 : ends[other - 1])..ends[other]].SequenceEqual(terms.Slice(end, length));
            if (isNew)
                ends[count++] = end += length;
        }

        return count;
    }

    /// <summary>What a text may mean if it is nothing but a code.</summary>
    public static IEnumerable<string> OfQuery(string text)
    {
        if (Term(text) is not { } term)
            yield break;
        yield return term;
        var digits = term[1..];
        if (digits.Length is >= ShortestGtin and < GtinLength && digits.All(char.IsAsciiDigit))
            yield return Mark + digits.PadLeft(GtinLength, '0');
    }

    private static string? Term(string code)
    {
        Span<char> term = new char[RoomFor(code)];
        var length = Write(code, digits: 0, term);
        return length == 0 ? null : term[..length].ToString();
    }

    private static int RoomFor(string? code) => code is null ? 0 : 1 + GtinLength + (TextFolding.MostLetters * code.Length);

    /// <summary>Returns the length of the term, none where the code says nothing; <paramref name="digits"/> are filled up with zeros.</summary>
    private static int Write(string code, int digits, Span<char> term)
    {
        var length = 0;
        foreach (var character in TextFolding.Fold(code))
            if (char.IsLetterOrDigit(character))
                term[1 + length++] = character;
        if (length == 0)
            return 0;
        var zeros = Math.Max(0, digits - length);
        term.Slice(1, length).CopyTo(term[(1 + zeros)..]);
        term.Slice(1, zeros).Fill('0');
        term[0] = Mark;
        return 1 + zeros + length;
    }
}
