using ShopVision.Core.Catalog;
using ShopVision.Core.Words;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Words;

/// <summary>The words of one generation: reads those of its products and makes indexes over them. One thread at a time.</summary>
internal sealed class CatalogWords(WordRules rules)
{
    private readonly TermNumbers _numbers = new();
    private readonly Dictionary<(int Term, WordField Field), int> _counts = [];

    public ProductWords Of(Product product)
    {
        var lengths = new int[FieldWeights.Count];
        foreach (var (field, text) in ProductTexts.Of(product))
            foreach (var term in rules.Analyzer.Terms(text))
            {
                Count(term.Text, field);
                // A joined term is the same words again.
                lengths[(int)field] += term.IsJoined ? 0 : 1;
            }

        foreach (var code in ProductCodes.Of(product))
            Count(code, WordField.Code);
        return new ProductWords(TakeTerms(), lengths);
    }

    public InvertedIndex Index(IReadOnlyList<ProductWords> products) =>
        Index(WordSegment.None, products, MergedPlaces.TailAlone(products.Count));

    /// <summary>Over what is stored and the products that came after it.</summary>
    public InvertedIndex Index(Lazy<WordSegment> stored, IReadOnlyList<ProductWords> tail, MergedPlaces places) =>
        new(new Postings(stored, WordSegment.Of(tail, _numbers), places), rules.Queries);

    private void Count(string term, WordField field)
    {
        var key = (_numbers.Of(term), field);
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }

    /// <summary>In the order of terms, so that those of one term stand together.</summary>
    private FieldTerm[] TakeTerms()
    {
        FieldTerm[] terms =
        [
            .. _counts.Select(pair => new FieldTerm(pair.Key.Term, pair.Key.Field, (ushort)Math.Min(pair.Value, ushort.MaxValue))),
        ];
        _counts.Clear();
        Array.Sort(terms, (one, other) => one.Term != other.Term ? one.Term.CompareTo(other.Term) : one.Field.CompareTo(other.Field));
        return terms;
    }
}
