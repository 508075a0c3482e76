using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Vectors;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Search;

/// <summary>Answers one query from one snapshot.</summary>
internal sealed class IndexSearch
{
    private readonly Snapshot _snapshot;
    private readonly IndexQuery _query;
    private readonly FilteredProducts _filtered;
    private readonly ExactScores? _vector;
    private readonly LexicalMatches? _lexical;

    public IndexSearch(Snapshot snapshot, IndexQuery query)
    {
        _snapshot = snapshot;
        _query = query;
        _filtered = new FilteredProducts(snapshot.Columns, query.Filters);
        _vector = query.Vector is { } vector ? new ExactScores(snapshot, vector.Query) : null;
        _lexical = query.Lexical is { } lexical ? snapshot.Words.Search(lexical.Text) : null;
    }

    public SearchPage Run() => new(
        _snapshot.Generation,
        Hits(),
        Counted(_filtered.PassingAll).Count,
        _query.Facets.Distinct().ToDictionary(field => field, CountValues));

    private IReadOnlyList<IndexHit> Hits()
    {
        var candidates = Candidates();
        if (_query.Depth == 0)
            return [];
        if (_vector is null && _lexical is null)
            return [.. FirstOf(candidates).Select(HitOf)];
        return
        [
            .. BestByVector(candidates).Union(BestByWords(candidates))
                .Select(place => (Place: place, Hit: HitOf(place)))
                .OrderByDescending(found => found.Hit.VectorScore ?? double.NegativeInfinity)
                .ThenByDescending(found => found.Hit.LexicalScore ?? double.NegativeInfinity)
                .ThenBy(found => found.Place)
                .Select(found => found.Hit),
        ];
    }

    private ProductSet Candidates()
    {
        if (_query.ExcludedIds.Count == 0)
            return _filtered.PassingAll;
        var candidates = _filtered.PassingAll.Copy();
        foreach (var id in _query.ExcludedIds)
            if (_snapshot.PlaceOf(id) is >= 0 and var place)
                candidates.Remove(place);
        return candidates;
    }

    private List<int> FirstOf(ProductSet candidates)
    {
        var first = new List<int>();
        foreach (var place in candidates)
        {
            if (first.Count == _query.Depth)
                break;
            first.Add(place);
        }

        return first;
    }

    private IEnumerable<int> BestByVector(ProductSet candidates) =>
        _query.Vector is { } vector ? new NearestProducts(_snapshot, vector.Query).Best(candidates, _query.Depth) : [];

    private IEnumerable<int> BestByWords(ProductSet candidates) => _lexical?.Best(candidates, _query.Depth) ?? [];

    private IndexHit HitOf(int place)
    {
        var vector = _vector?.Of(place);
        return new IndexHit(_snapshot.Products[place].Entry, vector?.Score, _lexical?.ScoreOf(place), vector?.Image)
        {
            IsNamed = _lexical?.Named.Contains(place) ?? false,
        };
    }

    private IReadOnlyList<FacetValue> CountValues(string field) =>
        _snapshot.Columns.Values(field).Count(Counted(_filtered.PassingAllBut(field)), _query.FacetSize);

    /// <summary>Words decide what counts only where they stand alone: beside a photo they are evidence, not a condition.</summary>
    private ProductSet Counted(ProductSet passing)
    {
        if (_lexical is null || _vector is not null)
            return passing;
        var matching = passing.Copy();
        matching.IntersectWith(_lexical.Products);
        return matching;
    }
}
