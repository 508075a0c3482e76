using System.Runtime.InteropServices;
using ShopVision.Core.Catalog;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// A product's terms, each once, with its frequency weighted by the fields it stands in (the "simple BM25F" of Robertson,
/// Zaragoza and Taylor, CIKM 2004), and the length that the weighted fields come to.
/// </summary>
internal sealed record ProductWords(string[] Terms, float[] Frequencies, float Length)
{
    private const float TitleWeight = 3;
    private const float BrandWeight = 2;
    private const float CategoryWeight = 2;
    private const float AttributeWeight = 2;
    private const float DescriptionWeight = 1;
    private const float IdWeight = 3;

    /// <summary>Keeps one string per term in <paramref name="vocabulary"/>: a catalog repeats its words over and over.</summary>
    public static ProductWords Of(Product product, HashSet<string> vocabulary)
    {
        var frequencies = new Dictionary<string, float>();
        var length = 0f;
        Add(product.Title, TitleWeight);
        Add(product.Brand, BrandWeight);
        foreach (var name in product.Category)
            Add(name, CategoryWeight);
        foreach (var value in product.Attributes.Values.SelectMany(values => values))
            Add(value, AttributeWeight);
        Add(product.Description, DescriptionWeight);
        frequencies[IdTerm(product.Id)] = IdWeight;
        return new ProductWords([.. frequencies.Keys], [.. frequencies.Values], length);

        void Add(string? text, float weight)
        {
            foreach (var term in EnglishAnalysis.Terms(text ?? ""))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(frequencies, Known(term), out _) += weight;
                length += weight;
            }
        }

        string Known(string term)
        {
            if (vocabulary.TryGetValue(term, out var known))
                return known;
            vocabulary.Add(term);
            return term;
        }
    }

    /// <summary>The terms of a query, each once; a whole id among its words, or alone, counts as a term.</summary>
    public static IReadOnlyCollection<string> OfQuery(string text) =>
    [
        .. EnglishAnalysis.Terms(text)
            .Concat(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Append(text.Trim()).Select(IdTerm))
            .Distinct(),
    ];

    /// <summary>No other term holds a '#': the id "17" and the word "17" stay apart.</summary>
    private static string IdTerm(string id) => "#" + TextFolding.Fold(id);
}
