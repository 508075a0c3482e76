namespace ShopVision.LocalIndex.Search;

/// <summary>Keeps the best few of many products: higher scores first, equal ones by their place.</summary>
internal sealed class BestProducts(int depth)
{
    private readonly PriorityQueue<int, (double Score, int Product)> _worstFirst = new(
        Comparer<(double Score, int Product)>.Create((one, other) =>
            one.Score != other.Score ? one.Score.CompareTo(other.Score) : other.Product.CompareTo(one.Product)));

    public IEnumerable<int> Products => _worstFirst.UnorderedItems.Select(item => item.Element);

    public void Offer(int product, double score)
    {
        if (_worstFirst.Count < depth)
            _worstFirst.Enqueue(product, (score, product));
        else if (depth > 0)
            _worstFirst.EnqueueDequeue(product, (score, product));
    }
}
