using System.Numerics;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>A set of products, by their place in the snapshot, as one bit each.</summary>
internal sealed class ProductSet(int capacity)
{
    private const int BitsPerWord = 64;

    private readonly ulong[] _words = new ulong[(capacity + BitsPerWord - 1) / BitsPerWord];

    public static ProductSet All(int capacity)
    {
        var all = new ProductSet(capacity);
        Array.Fill(all._words, ulong.MaxValue);
        if (capacity % BitsPerWord != 0)
            all._words[^1] = (1UL << (capacity % BitsPerWord)) - 1;
        return all;
    }

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool Contains(int product) => (_words[product / BitsPerWord] >> product & 1) != 0;

    public void Add(int product) => _words[product / BitsPerWord] |= 1UL << product;

    public void Remove(int product) => _words[product / BitsPerWord] &= ~(1UL << product);

    public void IntersectWith(ProductSet other)
    {
        for (var i = 0; i < _words.Length; i++)
            _words[i] &= other._words[i];
    }

    public ProductSet Copy()
    {
        var copy = new ProductSet(capacity);
        _words.CopyTo(copy._words, 0);
        return copy;
    }

    public Enumerator GetEnumerator() => new(_words);

    /// <summary>From the first product to the last, without a heap allocation.</summary>
    public ref struct Enumerator(ulong[] words)
    {
        private int _next;
        private ulong _rest;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (_next == words.Length)
                    return false;
                _rest = words[_next++];
            }

            Current = ((_next - 1) * BitsPerWord) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
