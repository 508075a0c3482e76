using ShopVision.LocalIndex.Filtering;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// A score for every product, of which only those that match something are touched: a table is emptied by taking back what was written,
/// not by writing all of it. Scores add up.
/// </summary>
internal sealed class ScoreTable(int products)
{
    /// <summary>Zero wherever there is no match.</summary>
    private readonly float[] _scores = new float[products];
    private ProductSet _matches = new(products);

    /// <summary>Adds to each product its impact times <paramref name="weight"/>.</summary>
    public void Add(ReadOnlySpan<int> places, ReadOnlySpan<float> impacts, float weight)
    {
        var (scores, matches) = (_scores, _matches);
        impacts = impacts[..places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            scores[places[i]] += weight * impacts[i];
            matches.Add(places[i]);
        }
    }

    public void Add(int place, float score)
    {
        _scores[place] += score;
        _matches.Add(place);
    }

    public void Add(ScoreTable other)
    {
        foreach (var place in other._matches)
            Add(place, other._scores[place]);
    }

    /// <summary>Keeps the greater score of each product.</summary>
    public void KeepGreater(ScoreTable other)
    {
        foreach (var place in other._matches)
            Add(place, Math.Max(0, other._scores[place] - _scores[place]));
    }

    /// <summary>Drops the products that are not among the places.</summary>
    public void KeepOnly(ReadOnlySpan<int> places)
    {
        var kept = new ProductSet(products);
        foreach (var place in places)
            kept.Add(place);
        foreach (var place in _matches)
            if (!kept.Contains(place))
                _scores[place] = 0;
        _matches.IntersectWith(kept);
    }

    /// <summary>Zero where nothing matches.</summary>
    public float Greatest()
    {
        var greatest = 0f;
        foreach (var place in _matches)
            greatest = Math.Max(greatest, _scores[place]);
        return greatest;
    }

    public void Clear()
    {
        foreach (var place in _matches)
            _scores[place] = 0;
        _matches = new ProductSet(products);
    }

    /// <summary>What matches, and which of it the query names; the table is empty then.</summary>
    public LexicalMatches Take(IReadOnlySet<int> named)
    {
        var taken = _matches;
        var count = taken.Count;
        var (places, scores) = (new int[count], new float[count]);
        var next = 0;
        foreach (var place in taken)
        {
            places[next] = place;
            scores[next++] = _scores[place];
            _scores[place] = 0;
        }

        _matches = new ProductSet(products);
        return new LexicalMatches(taken, places, scores, named);
    }
}
