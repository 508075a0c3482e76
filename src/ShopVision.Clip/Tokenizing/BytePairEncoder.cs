using System.Collections.Concurrent;
using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>Splits words into a vocabulary's tokens by merging the best-ranked neighbours until none is left to merge. Thread safe.</summary>
internal sealed class BytePairEncoder(BytePairVocabulary vocabulary)
{
    // Shops say the same words again and again; a long or rare word is not worth the memory.
    private const int MaxCachedWords = 20_000;
    private const int MaxCachedLength = 32;

    private readonly ConcurrentDictionary<string, int[]> _cache = new(StringComparer.Ordinal);

    public ReadOnlySpan<int> Encode(ReadOnlySpan<char> word)
    {
        if (word.Length > MaxCachedLength)
            return Merge(word);
        var cache = _cache.GetAlternateLookup<ReadOnlySpan<char>>();
        if (cache.TryGetValue(word, out var known))
            return known;
        var ids = Merge(word).ToArray();
        if (_cache.Count < MaxCachedWords)
            cache.TryAdd(word, ids);
        return ids;
    }

    // A queue over a linked list: a word of n bytes costs n log n, however long a stranger makes it.
    private Span<int> Merge(ReadOnlySpan<char> word)
    {
        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(word.Length)];
        var count = Encoding.UTF8.GetBytes(word, utf8);
        var symbols = new Symbol[count];
        for (var i = 0; i < count; i++)
            symbols[i] = new Symbol(vocabulary.IdOf(utf8[i], isLast: i == count - 1), i - 1, i + 1);

        var queue = new PriorityQueue<Candidate, long>();
        for (var i = 0; i < count - 1; i++)
            Propose(queue, symbols, i, i + 1);

        while (queue.TryDequeue(out var candidate, out _))
        {
            var (left, right) = (candidate.Left, symbols[candidate.Left].Next);
            if (symbols[left].Id != candidate.LeftId || right >= count || symbols[right].Id != candidate.RightId)
                continue;
            var next = symbols[right].Next;
            symbols[left] = symbols[left] with { Id = candidate.Merged, Next = next };
            symbols[right] = symbols[right] with { Id = Symbol.Gone };
            if (next < count)
            {
                symbols[next] = symbols[next] with { Previous = left };
                Propose(queue, symbols, left, next);
            }

            if (symbols[left].Previous >= 0)
                Propose(queue, symbols, symbols[left].Previous, left);
        }

        var ids = new int[count];
        var written = 0;
        for (var i = 0; i < count; i = symbols[i].Next)
            ids[written++] = symbols[i].Id;
        return ids.AsSpan(0, written);
    }

    private void Propose(PriorityQueue<Candidate, long> queue, Symbol[] symbols, int left, int right)
    {
        var (leftId, rightId) = (symbols[left].Id, symbols[right].Id);
        if (vocabulary.TryMerge(leftId, rightId, out var merge))
            queue.Enqueue(new Candidate(left, leftId, rightId, merge.Id), ((long)merge.Rank << 32) | (uint)left);
    }

    private readonly record struct Symbol(int Id, int Previous, int Next)
    {
        public const int Gone = -1;
    }

    private readonly record struct Candidate(int Left, int LeftId, int RightId, int Merged);
}
