using ShopVision.Core.Words;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// The words of products that stand one after the other: for each term where it stands, in the order of products and fields; for each
/// product how many words each field has. Eight bytes for each product, term and field. Immutable.
/// </summary>
internal sealed class WordSegment(
    ITermTable terms, ReadOnlyMemory<int> starts, PostingRange postings, ReadOnlyMemory<int> lengths)
{
    public static Lazy<WordSegment> None { get; } = new(Of([], new TermNumbers()));

    /// <summary>The terms that were met so far; others may come.</summary>
    public ITermTable Terms => terms;

    public static WordSegment Of(IReadOnlyList<ProductWords> products, TermNumbers numbers)
    {
        var starts = new int[numbers.Count + 1];
        foreach (var product in products)
            foreach (var term in product.Terms)
                starts[term.Term + 1]++;
        for (var term = 0; term < numbers.Count; term++)
            starts[term + 1] += starts[term];

        var next = starts.AsSpan(0, numbers.Count).ToArray();
        var postings = new Posting[starts[^1]];
        var lengths = new int[products.Count * FieldWeights.Count];
        for (var place = 0; place < products.Count; place++)
        {
            foreach (var term in products[place].Terms)
                postings[next[term.Term]++] = new Posting(place, term.Field, term.Count);
            products[place].Lengths.CopyTo(lengths.AsSpan(place * FieldWeights.Count));
        }

        return new WordSegment(numbers, starts, (start, count) => postings.AsSpan(start, count), lengths);
    }

    /// <summary>Nothing for a term that no product has, as for one that came later.</summary>
    public ReadOnlySpan<Posting> Of(string term) => terms.Find(term) is { } number ? Of(number) : [];

    public ReadOnlySpan<Posting> Of(int term)
    {
        var bounds = starts.Span;
        return term < bounds.Length - 1 ? postings(bounds[term], bounds[term + 1] - bounds[term]) : [];
    }

    /// <summary>How many words each field of a product has.</summary>
    public ReadOnlySpan<int> LengthsOf(int place) => lengths.Span.Slice(place * FieldWeights.Count, FieldWeights.Count);
}
