using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>Splits words into a vocabulary's tokens by merging the best-ranked neighbours until none is left to merge. Thread safe.</summary>
internal sealed class BytePairEncoder
{
    // Shops say the same words again and again; a long or rare word is not worth the memory.
    private const int MaxCachedWords = 20_000;
    private const int MaxCachedLength = 32;

    private readonly BytePairVocabulary _vocabulary;
    private readonly ConcurrentDictionary<string, int[]> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _cached;
    private int _cachedWords;

    public BytePairEncoder(BytePairVocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _cached = _cache.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public void Encode(ReadOnlySpan<char> word, ref IdWriter output)
    {
        if (word.Length <= MaxCachedLength && _cached.TryGetValue(word, out var known))
        {
            output.Write(known);
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(word);
        var symbols = ArrayPool<Symbol>.Shared.Rent(bytes);
        try
        {
            var count = Spell(word, symbols);
            Merge(symbols.AsSpan(0, count));
            if (word.Length <= MaxCachedLength && _cachedWords < MaxCachedWords)
                Remember(word, symbols.AsSpan(0, count));
            for (var i = 0; i < count && !output.IsFull; i = symbols[i].Next)
                output.Write(symbols[i].Id);
        }
        finally
        {
            ArrayPool<Symbol>.Shared.Return(symbols);
        }
    }

    /// <summary>One symbol for each byte of the word's UTF-8; says how many.</summary>
    private int Spell(ReadOnlySpan<char> word, Span<Symbol> symbols)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(symbols.Length);
        var count = Encoding.UTF8.GetBytes(word, utf8);
        for (var i = 0; i < count; i++)
            symbols[i] = new Symbol { Id = _vocabulary.IdOf(utf8[i], isLast: i == count - 1), Previous = i - 1, Next = i + 1 };
        ArrayPool<byte>.Shared.Return(utf8);
        return count;
    }

    // A queue over a linked list: a word of n bytes costs n log n, however long a stranger makes it.
    private void Merge(Span<Symbol> symbols)
    {
        // Each merge takes one proposal out and puts at most two in.
        var memory = ArrayPool<ulong>.Shared.Rent(2 * symbols.Length);
        var queue = new MergeQueue(memory);
        for (var i = 0; i < symbols.Length; i++)
            Propose(ref queue, symbols, i);

        while (queue.TryDequeue(out var rank, out var at))
        {
            ref var left = ref symbols[at];
            // A proposal of symbols that have been merged with others since.
            if (left.Rank != rank)
                continue;
            ref var right = ref symbols[left.Next];
            (left.Id, left.Next, right.Rank) = (left.Merged, right.Next, Symbol.NoMerge);
            if (left.Next < symbols.Length)
                symbols[left.Next].Previous = at;
            Propose(ref queue, symbols, at);
            if (left.Previous >= 0)
                Propose(ref queue, symbols, left.Previous);
        }

        ArrayPool<ulong>.Shared.Return(memory);
    }

    /// <summary>Looks up what a symbol and the next one become.</summary>
    private void Propose(ref MergeQueue queue, Span<Symbol> symbols, int at)
    {
        ref var left = ref symbols[at];
        left.Rank = Symbol.NoMerge;
        if (left.Next >= symbols.Length || !_vocabulary.TryMerge(left.Id, symbols[left.Next].Id, out var merge))
            return;
        (left.Rank, left.Merged) = (merge.Rank, merge.Id);
        queue.Enqueue(merge.Rank, at);
    }

    private void Remember(ReadOnlySpan<char> word, ReadOnlySpan<Symbol> symbols)
    {
        var ids = new List<int>(symbols.Length);
        for (var i = 0; i < symbols.Length; i = symbols[i].Next)
            ids.Add(symbols[i].Id);
        if (_cached.TryAdd(word, [.. ids]))
            Interlocked.Increment(ref _cachedWords);
    }

    /// <summary>A token in a linked list, and what it and the next one may be merged to.</summary>
    private struct Symbol
    {
        public const int NoMerge = -1;

        public int Id;
        public int Previous;
        public int Next;
        public int Rank;
        public int Merged;
    }
}
