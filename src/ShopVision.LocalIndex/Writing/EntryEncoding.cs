using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Writing;

/// <summary>Encodes entries on several threads: making JSON of a product takes about as long as writing its vectors.</summary>
internal sealed class EntryEncoding
{
    // Fewer are encoded before another thread is awake; of more, what is encoded would leave the cache before it is written.
    private const int LeastAtOnce = 32;
    private const int MostAtOnce = 512;

    private readonly LogEncoder[] _shares = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new LogEncoder())];

    /// <summary>Appends the records of all entries, in their order.</summary>
    public void Append(IReadOnlyList<IndexEntry> entries, LogAppender log)
    {
        var size = Math.Clamp((entries.Count + _shares.Length - 1) / _shares.Length, LeastAtOnce, MostAtOnce);
        for (var first = 0; first < entries.Count; first += size * _shares.Length)
        {
            var shares = Math.Min(_shares.Length, (entries.Count - first + size - 1) / size);
            Parallel.For(0, shares, share => Encode(_shares[share], entries, first + (share * size), size));
            foreach (var share in _shares.AsSpan(0, shares))
                log.Append(share.Written);
        }
    }

    private static void Encode(LogEncoder share, IReadOnlyList<IndexEntry> entries, int first, int size)
    {
        share.Clear();
        for (var i = first; i < Math.Min(first + size, entries.Count); i++)
            share.Upsert(entries[i]);
    }
}
