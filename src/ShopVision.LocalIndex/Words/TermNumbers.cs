using System.Collections.Concurrent;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// A number for each term of a catalog, in the order in which they were met; none is ever taken back. One thread adds while any number
/// look up: an index made earlier knows a later term by its number being too high.
/// </summary>
internal sealed class TermNumbers : ITermTable
{
    private readonly ConcurrentDictionary<string, int> _numbers = new(concurrencyLevel: 1, capacity: 1024, StringComparer.Ordinal);

    public int Count { get; private set; }

    public IEnumerable<KeyValuePair<string, int>> All => _numbers;

    public int Of(string term)
    {
        if (_numbers.TryGetValue(term, out var known))
            return known;
        _numbers[term] = Count;
        return Count++;
    }

    public int? Find(string term) => _numbers.TryGetValue(term, out var number) ? number : null;
}
