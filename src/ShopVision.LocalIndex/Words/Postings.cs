using System.Collections.Concurrent;
using ShopVision.Core.Words;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// For every term the products that have it and what it adds to their scores: BM25F (Robertson and Zaragoza, "The probabilistic
/// relevance framework: BM25 and beyond", 2009, 3.6). Worked out for a term when it is first asked for, over what is stored and
/// what came after it: neither an opening nor a commit waits for words that nobody types. Thread safe.
/// </summary>
internal sealed class Postings
{
    private readonly Lazy<WordSegment> _stored;
    private readonly WordSegment _tail;
    private readonly MergedPlaces _places;
    private readonly Lazy<double[]> _averageLengths;
    private readonly ConcurrentDictionary<string, TermPostings> _found = new(StringComparer.Ordinal);

    public Postings(Lazy<WordSegment> stored, WordSegment tail, MergedPlaces places)
    {
        (_stored, _tail, _places) = (stored, tail, places);
        _averageLengths = new Lazy<double[]>(AverageLengths);
    }

    public int Products => _places.Count;

    /// <summary>Null for a term that no product has.</summary>
    public TermPostings? Find(string term)
    {
        if (_found.TryGetValue(term, out var known))
            return known;
        var postings = Merge(term);
        return postings.Count == 0 ? null : _found.GetOrAdd(term, Weigh(postings));
    }

    /// <summary>All terms that some product has, in no order, each with where it stands.</summary>
    public IEnumerable<(string Term, List<Posting> Postings)> All() =>
        _stored.Value.Terms.All.Select(term => term.Key)
            .Concat(_tail.Terms.All.Select(term => term.Key).Where(term => _stored.Value.Terms.Find(term) is null))
            .Select(term => (term, Merge(term)))
            .Where(found => found.Item2.Count > 0);

    /// <summary>How many words each field of a product has.</summary>
    public ReadOnlySpan<int> LengthsOf(int place) =>
        _places.OriginOf(place) is >= 0 and var origin ? _stored.Value.LengthsOf(origin) : _tail.LengthsOf(~_places.OriginOf(place));

    /// <summary>How many products are among the postings.</summary>
    public static int CountProducts(List<Posting> postings)
    {
        var (count, last) = (0, -1);
        foreach (var posting in postings)
            if (posting.Place != last)
            {
                count++;
                last = posting.Place;
            }

        return count;
    }

    private List<Posting> Merge(string term)
    {
        var early = _stored.Value.Of(term);
        var late = _tail.Of(term);
        var merged = new List<Posting>(early.Length + late.Length);
        var next = 0;
        foreach (var posting in early)
        {
            if (_places.OfStored(posting.Place) is not (>= 0 and var place))
                continue;
            while (next < late.Length && _places.OfTail(late[next].Place) < place)
                merged.Add(late[next].At(_places.OfTail(late[next++].Place)));
            merged.Add(posting.At(place));
        }

        for (; next < late.Length; next++)
            merged.Add(late[next].At(_places.OfTail(late[next].Place)));
        return merged;
    }

    private TermPostings Weigh(List<Posting> postings)
    {
        var count = CountProducts(postings);
        var (places, impacts, averages) = (new int[count], new float[count], _averageLengths.Value);
        for (var (at, i) = (0, 0); at < count; at++)
        {
            places[at] = postings[i].Place;
            var lengths = LengthsOf(places[at]);
            var weighed = 0.0;
            for (; i < postings.Count && postings[i].Place == places[at]; i++)
            {
                var field = (int)postings[i].Field;
                weighed += FieldWeights.Weigh(postings[i].Field, postings[i].Count, lengths[field], averages[field]);
            }

            impacts[at] = (float)FieldWeights.Saturate(weighed);
        }

        return new TermPostings(places, impacts, (float)FieldWeights.Rarity(Products, count));
    }

    /// <summary>Over the products that have the field: most catalogs describe only some.</summary>
    private double[] AverageLengths()
    {
        var (sums, counts) = (new double[FieldWeights.Count], new int[FieldWeights.Count]);
        for (var place = 0; place < Products; place++)
        {
            var lengths = LengthsOf(place);
            for (var field = 0; field < lengths.Length; field++)
                if (lengths[field] > 0)
                {
                    sums[field] += lengths[field];
                    counts[field]++;
                }
        }

        // A field that nobody has is never divided by; one of codes alone has no length, nor a share of it.
        return [.. sums.Zip(counts, (sum, count) => count == 0 ? 1 : sum / count)];
    }
}
