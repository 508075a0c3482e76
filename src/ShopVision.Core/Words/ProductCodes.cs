using ShopVision.Core.Catalog;
using ShopVision.Core.Words.Analysis;

namespace ShopVision.Core.Words;

/// <summary>
/// The codes that name one product, as terms: its id, SKU and GTIN, without what people put between their characters. No other term
/// begins with '#': the id "17" and the word "17" stay apart.
/// </summary>
public static class ProductCodes
{
    /// <summary>A GTIN of 8, 12 or 13 digits is one of 14 with zeros before it (GS1 General Specifications, 3.3).</summary>
    private const int GtinLength = 14;
    private const int ShortestGtin = 8;

    public static IEnumerable<string> Of(Product product) =>
        new[] { Term(product.Id), Term(product.Sku), product.Gtin is { } gtin ? Term(Bare(gtin).PadLeft(GtinLength, '0')) : null }
            .OfType<string>().Distinct();

    /// <summary>What a text may mean if it is nothing but a code.</summary>
    public static IEnumerable<string> OfQuery(string text)
    {
        if (Term(text) is not { } term)
            yield break;
        yield return term;
        var digits = Bare(text);
        if (digits.Length is >= ShortestGtin and < GtinLength && digits.All(char.IsAsciiDigit))
            yield return Term(digits.PadLeft(GtinLength, '0'))!;
    }

    private static string? Term(string? code) => code is not null && Bare(code) is { Length: > 0 } bare ? "#" + bare : null;

    private static string Bare(string code) => string.Concat(TextFolding.Fold(code).Where(char.IsLetterOrDigit));
}
