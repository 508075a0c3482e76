using ShopVision.LocalIndex.Filtering;

namespace ShopVision.LocalIndex.Words;

/// <summary>The products that match a query's words, as a set and by their places in order, with their scores. Immutable.</summary>
internal sealed class LexicalMatches(ProductSet products, int[] places, float[] scores, IReadOnlySet<int> named)
{
    public ProductSet Products => products;

    /// <summary>The products that the whole query names by a code of theirs: they score above all others.</summary>
    public IReadOnlySet<int> Named => named;

    public double? ScoreOf(int product) => Array.BinarySearch(places, product) is >= 0 and var at ? scores[at] : null;

    /// <summary>The best of the candidates, equal ones by their places; in no order.</summary>
    public IEnumerable<int> Best(ProductSet candidates, int depth)
    {
        if (depth == 0)
            return [];
        // Scores are positive, so their bits order them as they do; comparing whole numbers makes this heap three times as fast.
        var worstFirst = new PriorityQueue<int, ulong>();
        for (var i = 0; i < places.Length; i++)
        {
            if (!candidates.Contains(places[i]))
                continue;
            var order = ((ulong)BitConverter.SingleToUInt32Bits(scores[i]) << 32) | ~(uint)places[i];
            if (worstFirst.Count < depth)
                worstFirst.Enqueue(places[i], order);
            else
                worstFirst.EnqueueDequeue(places[i], order);
        }

        return worstFirst.UnorderedItems.Select(item => item.Element);
    }
}
