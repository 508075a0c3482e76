using System.Runtime.InteropServices;

namespace ShopVision.LocalIndex.Words;

/// <summary>Finds products by their terms and scores them by BM25. Immutable.</summary>
internal sealed class InvertedIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, int> _terms = [];
    private readonly int[] _starts;
    private readonly int[] _products;
    private readonly float[] _frequencies;
    private readonly float[] _lengths;
    private readonly double _averageLength;
    private readonly Lazy<Spelling> _spelling;

    public InvertedIndex(IReadOnlyList<ProductWords> products)
    {
        var counts = new List<int>();
        foreach (var term in products.SelectMany(words => words.Terms))
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, term, out var known);
            if (!known)
            {
                number = counts.Count;
                counts.Add(0);
            }

            counts[number]++;
        }

        _starts = new int[counts.Count + 1];
        for (var term = 0; term < counts.Count; term++)
            _starts[term + 1] = _starts[term] + counts[term];
        _products = new int[_starts[^1]];
        _frequencies = new float[_starts[^1]];
        Fill(products);
        _lengths = [.. products.Select(words => words.Length)];
        // A catalog without a word still divides by something; the quotient is never used.
        _averageLength = _lengths.Length == 0 ? 1 : Math.Max(_lengths.Average(), 1e-6);
        _spelling = new Lazy<Spelling>(() => new Spelling(_terms.Select(term => KeyValuePair.Create(term.Key, counts[term.Value]))));
    }

    /// <summary>Products with any of the words; a word that no product has counts as those it may be a slip of, but for less.</summary>
    public LexicalMatches Search(string text)
    {
        var matches = new LexicalMatches(_lengths.Length);
        foreach (var term in ProductWords.OfQuery(text))
            if (_terms.TryGetValue(term, out var number))
                AddScores(number, certainty: 1, matches);
            else
                foreach (var (word, distance) in _spelling.Value.Near(term))
                    AddScores(_terms[word], certainty: 1.0 / (1 + distance), matches);
        return matches;
    }

    private void AddScores(int term, double certainty, LexicalMatches matches)
    {
        var (start, end) = (_starts[term], _starts[term + 1]);
        var frequency = end - start;
        var rarity = Math.Log(1 + ((_lengths.Length - frequency + 0.5) / (frequency + 0.5)));
        for (var i = start; i < end; i++)
        {
            var weight = _frequencies[i];
            var norm = K1 * (1 - B + (B * _lengths[_products[i]] / _averageLength));
            matches.Add(_products[i], certainty * rarity * weight * (K1 + 1) / (weight + norm));
        }
    }

    private void Fill(IReadOnlyList<ProductWords> products)
    {
        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var product = 0; product < products.Count; product++)
        {
            var words = products[product];
            for (var i = 0; i < words.Terms.Length; i++)
            {
                var at = next[_terms[words.Terms[i]]]++;
                _products[at] = product;
                _frequencies[at] = words.Frequencies[i];
            }
        }
    }
}
