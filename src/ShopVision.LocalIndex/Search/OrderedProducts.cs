using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Search;

/// <summary>Lists products that nothing ranks: in the order of a field, or of their ids.</summary>
internal sealed class OrderedProducts(Snapshot snapshot, IndexQuery query)
{
    private readonly List<int> _found = [];
    private readonly FieldColumn _groupOf = snapshot.Columns.Values(Fields.GroupId);
    private readonly HashSet<int> _groups = [];

    /// <summary>As many as the query is deep.</summary>
    public List<int> FirstOf(ProductSet candidates)
    {
        if (query.Sort == ProductSort.Relevance)
        {
            // The order of places is the order of ids.
            var first = query.AfterId is { } id ? PlaceAfter(id) : 0;
            foreach (var place in candidates)
                if (place >= first && !Add(place))
                    break;
        }
        else
        {
            foreach (var place in snapshot.Columns.Order(query.Sort))
                if (candidates.Contains(place) && !Add(place))
                    break;
        }

        return _found;
    }

    /// <summary>False once there are enough.</summary>
    private bool Add(int place)
    {
        if (!query.CollapsesGroups || _groupOf.SpellingsOf(place) is not [var group] || _groups.Add(group))
            _found.Add(place);
        return _found.Count < query.Depth;
    }

    private int PlaceAfter(string id)
    {
        var place = snapshot.Products.PlaceOf(id);
        return place >= 0 ? place + 1 : ~place;
    }
}
