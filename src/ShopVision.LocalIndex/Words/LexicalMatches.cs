using ShopVision.LocalIndex.Filtering;
using ShopVision.LocalIndex.Search;

namespace ShopVision.LocalIndex.Words;

/// <summary>The products that match a query's words, in their order, with their scores. Immutable.</summary>
internal sealed class LexicalMatches
{
    private readonly int[] _places;
    private readonly float[] _scores;

    public LexicalMatches(int products, int[] places, float[] scores)
    {
        (_places, _scores) = (places, scores);
        Products = new ProductSet(products);
        foreach (var place in places)
            Products.Add(place);
    }

    public ProductSet Products { get; }

    /// <summary>The products that the whole query names by a code of theirs: they score above all others.</summary>
    public IReadOnlySet<int> Named { get; init; } = new HashSet<int>();

    public double? ScoreOf(int product) => Array.BinarySearch(_places, product) is >= 0 and var at ? _scores[at] : null;

    /// <summary>The best of the candidates, in no order.</summary>
    public IEnumerable<int> Best(ProductSet candidates, int depth)
    {
        var best = new BestProducts(depth);
        for (var i = 0; i < _places.Length; i++)
            if (candidates.Contains(_places[i]))
                best.Offer(_places[i], _scores[i]);
        return best.Products;
    }
}
