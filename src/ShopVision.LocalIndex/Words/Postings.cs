using ShopVision.Core.Words;
namespace ShopVision.LocalIndex.Words;

/// <summary>
/// For every term the products that have it, in their order, and what it adds to their scores: BM25F (Robertson and Zaragoza, "The
/// probabilistic relevance framework: BM25 and beyond", 2009, 3.6), whole but for the factor that is the same for all of them. In three
/// flat arrays, eight bytes a product and term. Immutable.
/// </summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _places;
    private readonly float[] _impacts;

    public Postings(IReadOnlyList<ProductWords> products, int terms)
    {
        Products = products.Count;
        _starts = Starts(products, terms);
        _places = new int[_starts[^1]];
        _impacts = new float[_starts[^1]];
        Fill(products);
    }

    public int Products { get; }

    /// <summary>How many products have the term; none has one that came later.</summary>
    public int Frequency(int term) => term < _starts.Length - 1 ? _starts[term + 1] - _starts[term] : 0;

    public float Rarity(int term) => (float)FieldWeights.Rarity(Products, Frequency(term));

    public ReadOnlySpan<int> Places(int term) => _places.AsSpan(_starts[term], Frequency(term));

    public ReadOnlySpan<float> Impacts(int term) => _impacts.AsSpan(_starts[term], Frequency(term));

    private static int[] Starts(IReadOnlyList<ProductWords> products, int terms)
    {
        var starts = new int[terms + 1];
        foreach (var product in products)
        {
            var last = -1;
            foreach (var term in product.Terms)
                if (term.Term != last)
                    starts[(last = term.Term) + 1]++;
        }

        for (var term = 0; term < terms; term++)
            starts[term + 1] += starts[term];
        return starts;
    }

    private void Fill(IReadOnlyList<ProductWords> products)
    {
        var averages = AverageLengths(products);
        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var place = 0; place < products.Count; place++)
        {
            var (terms, lengths) = products[place];
            for (var i = 0; i < terms.Length;)
            {
                var term = terms[i].Term;
                var weighed = 0.0;
                for (; i < terms.Length && terms[i].Term == term; i++)
                {
                    var field = (int)terms[i].Field;
                    weighed += FieldWeights.Weigh(terms[i].Field, terms[i].Count, lengths[field], averages[field]);
                }

                var at = next[term]++;
                _places[at] = place;
                _impacts[at] = (float)FieldWeights.Saturate(weighed);
            }
        }
    }

    /// <summary>Over the products that have the field: most catalogs describe only some.</summary>
    private static double[] AverageLengths(IReadOnlyList<ProductWords> products)
    {
        var (sums, counts) = (new double[FieldWeights.Count], new int[FieldWeights.Count]);
        foreach (var product in products)
            for (var field = 0; field < FieldWeights.Count; field++)
                if (product.Lengths[field] > 0)
                {
                    sums[field] += product.Lengths[field];
                    counts[field]++;
                }

        // A field that nobody has is never divided by; one of codes alone has no length, nor a share of it.
        return [.. sums.Zip(counts, (sum, count) => count == 0 ? 1 : sum / count)];
    }
}
