using ShopVision.Core.Filtering;
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
    private readonly NearestProducts? _nearest;
    private readonly LexicalMatches? _lexical;
    private readonly ProductSet _candidates;

    // All of them, counted once: the facet and the tree are both made of these.
    private readonly Lazy<IReadOnlyList<FacetValue>> _categories;

    public IndexSearch(Snapshot snapshot, IndexQuery query)
    {
        _snapshot = snapshot;
        _query = query;
        _filtered = new FilteredProducts(snapshot.Columns, query.Filters);
        _candidates = Candidates();
        if (query.Vector is { } vector)
        {
            _vector = new ExactScores(snapshot, vector.Query);
            _nearest = new NearestProducts(snapshot, vector.Query, _vector, _candidates, query.Depth);
        }

        _lexical = query.Lexical is { } lexical ? snapshot.Words.Search(lexical.Text) : null;
        _categories = new Lazy<IReadOnlyList<FacetValue>>(() => CountValues(Fields.Category, int.MaxValue));
    }

    /// <summary>The part of the search that scans all vectors, where one does.</summary>
    public NearestProducts? Scan => _nearest is { IsScan: true } ? _nearest : null;

    /// <summary>As <see cref="Run"/>, in a pass that it shares with other searches of the moment where that pays.</summary>
    public async Task<SearchPage> RunAsync()
    {
        if (Scan is { PaysToShare: true } scan)
            await _snapshot.Scans.RunAsync([scan]);
        return Run();
    }

    public SearchPage Run() => new(
        _snapshot.Generation,
        Hits(),
        Counted(_filtered.PassingAll).Count,
        _query.Facets.Distinct().ToDictionary(field => field, Facet))
    {
        Categories = _query.Categories is { } categories ? CategoryTree.Of(_categories.Value, categories) : [],
        Prices = _query.PriceBuckets > 0
            ? _snapshot.Columns.Prices.Histograms(Counted(_filtered.PassingAllBut(Fields.Price)), _query.PriceBuckets)
            : [],
    };

    private IReadOnlyList<IndexHit> Hits()
    {
        if (_query.Depth == 0)
            return [];
        if (_vector is null && _lexical is null)
            return [.. new OrderedProducts(_snapshot, _query).FirstOf(_candidates).Select(HitOf)];
        var found = BestByVector().Union(BestByWords()).Select(place => (Place: place, Hit: HitOf(place)));
        var ordered = _query.Sort == ProductSort.Relevance
            ? found
                .OrderByDescending(found => found.Hit.VectorScore ?? double.NegativeInfinity)
                .ThenByDescending(found => found.Hit.LexicalScore ?? double.NegativeInfinity)
                .ThenBy(found => found.Place)
            : found.OrderBy(found => found.Hit.Entry.Product, ProductOrder.Of(_query.Sort));
        var hits = ordered.Select(found => found.Hit);
        return [.. _query.CollapsesGroups ? hits.DistinctBy(hit => Groups.KeyOf(hit.Entry.Product)) : hits];
    }

    private ProductSet Candidates()
    {
        if (_query.ExcludedIds.Count == 0)
            return _filtered.PassingAll;
        var candidates = _filtered.PassingAll.Copy();
        foreach (var id in _query.ExcludedIds)
            if (_snapshot.Products.PlaceOf(id) is >= 0 and var place)
                candidates.Remove(place);
        return candidates;
    }

    private IEnumerable<int> BestByVector() => _nearest?.Best() ?? [];

    private IEnumerable<int> BestByWords() => _lexical?.Best(_candidates, _query.Depth) ?? [];

    private IndexHit HitOf(int place)
    {
        var vector = _vector?.Of(place);
        return new IndexHit(_snapshot.Products.EntryOf(place), vector?.Score, _lexical?.ScoreOf(place), vector?.Image)
        {
            IsNamed = _lexical?.Named.Contains(place) ?? false,
        };
    }

    private IReadOnlyList<FacetValue> Facet(string field) => field == Fields.Category
        ? [.. _categories.Value.Take(_query.FacetSize)]
        : CountValues(field, _query.FacetSize);

    private IReadOnlyList<FacetValue> CountValues(string field, int size) =>
        _snapshot.Columns.Values(field).Count(Counted(_filtered.PassingAllBut(field)), size);

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
