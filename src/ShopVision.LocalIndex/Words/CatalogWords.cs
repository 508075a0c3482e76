using System.Runtime.InteropServices;
using ShopVision.Core.Catalog;
using ShopVision.Core.Words;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Words;

/// <summary>The words of one generation: reads those of its products and makes indexes over them. One thread at a time.</summary>
internal sealed class CatalogWords(WordRules rules)
{
    // Brands, categories and values say the same of many products. So many different ones are read once.
    private const int MostKept = 10_000;
    private const int FieldBits = 8;

    private readonly TermNumbers _numbers = new();
    private readonly Dictionary<string, ReadTerm[]> _kept = new(StringComparer.Ordinal);

    /// <summary>The terms of the product at hand, each as often as it stands somewhere, with the field in the lowest bits.</summary>
    private readonly List<long> _met = [];

    public ProductWords Of(Product product)
    {
        var lengths = new int[FieldWeights.Count];
        foreach (var (field, text) in ProductTexts.Of(product))
            foreach (var term in field is WordField.Title or WordField.Description ? Read(text) : Kept(text))
            {
                Meet(term.Number, field);
                // A joined term is the same words again.
                lengths[(int)field] += term.IsJoined ? 0 : 1;
            }

        foreach (var code in ProductCodes.Of(product))
            Meet(_numbers.Of(code), WordField.Code);
        return new ProductWords(TakeTerms(), lengths);
    }

    public InvertedIndex Index(IReadOnlyList<ProductWords> products) =>
        Index(WordSegment.None, products, MergedPlaces.TailAlone(products.Count));

    /// <summary>Over what is stored and the products that came after it.</summary>
    public InvertedIndex Index(Lazy<WordSegment> stored, IReadOnlyList<ProductWords> tail, MergedPlaces places) =>
        new(new Postings(stored, WordSegment.Of(tail, _numbers), places), rules.Queries);

    private IEnumerable<ReadTerm> Read(string text) =>
        rules.Analyzer.Terms(text).Select(term => new ReadTerm(_numbers.Of(term.Text), term.IsJoined));

    private ReadTerm[] Kept(string text)
    {
        if (_kept.TryGetValue(text, out var known))
            return known;
        if (_kept.Count == MostKept)
            _kept.Clear();
        return _kept[text] = [.. Read(text)];
    }

    private void Meet(int term, WordField field) => _met.Add(((long)term << FieldBits) | (byte)field);

    /// <summary>In the order of terms, so that those of one term stand together.</summary>
    private FieldTerm[] TakeTerms()
    {
        var met = CollectionsMarshal.AsSpan(_met);
        met.Sort();
        var terms = new List<FieldTerm>(met.Length);
        for (var i = 0; i < met.Length;)
        {
            var (first, term) = (i, met[i]);
            while (i < met.Length && met[i] == term)
                i++;
            terms.Add(new FieldTerm((int)(term >> FieldBits), (WordField)(byte)term, (ushort)Math.Min(i - first, ushort.MaxValue)));
        }

        _met.Clear();
        return [.. terms];
    }

    private readonly record struct ReadTerm(int Number, bool IsJoined);
}
