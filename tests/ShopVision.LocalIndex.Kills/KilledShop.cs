using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Kills;

/// <summary>
/// What an index holds after so many steps: it follows from their number alone, so that who writes and who checks need not talk.
/// </summary>
internal sealed class KilledShop
{
    private const int Dimensions = 16;
    private const int Ids = 300;
    private const int Batch = 20;

    private readonly SortedDictionary<string, IndexEntry> _entries = new(StringComparer.Ordinal);

    public static IndexModel Model { get; } = new("killed@1", new ModelFingerprint(new string('c', 64)), Dimensions);

    public int Steps { get; private set; }

    public IReadOnlyCollection<IndexEntry> Entries => _entries.Values;

    public static KilledShop After(int steps)
    {
        var shop = new KilledShop();
        while (shop.Steps < steps)
            shop.Next();
        return shop;
    }

    /// <summary>The next step, which is done to these entries at once and still to be done to an index.</summary>
    public KillStep Next()
    {
        var step = Steps++;
        return (step % 16) switch
        {
            0 => new RebuildStep(),
            7 => new PruneStep(),
            9 => new CompactStep(),
            3 or 11 => Delete([.. _entries.Keys.Where((_, i) => i % 9 == step % 9)]),
            5 or 13 => Patch([.. _entries.Keys.Where((_, i) => i % 5 == step % 5)], step),
            _ => Upsert(step),
        };
    }

    private UpsertStep Upsert(int step)
    {
        IndexEntry[] entries = [.. Enumerable.Range(step * Batch, Batch).Select(number => Entry($"{number % Ids:000}", step))];
        foreach (var entry in entries)
            _entries[entry.Product.Id] = entry;
        return new UpsertStep(entries);
    }

    private PatchStep Patch(string[] ids, int step)
    {
        foreach (var id in ids)
            _entries[id] = _entries[id] with { Product = Product(id, $"patched in {step}"), ProductDigest = $"patched-{step}" };
        return new PatchStep([.. ids.Select(id => new ProductPatch(_entries[id].Product, _entries[id].ProductDigest))]);
    }

    private DeleteStep Delete(string[] ids)
    {
        foreach (var id in ids)
            _entries.Remove(id);
        return new DeleteStep(ids);
    }

    private static IndexEntry Entry(string id, int step)
    {
        var vector = new float[Dimensions];
        vector[step % Dimensions] = 1;
        return new IndexEntry(
            Product(id, $"written in {step}"), $"digest-{step}",
            [.. Enumerable.Range(0, step % 3).Select(image => new IndexedImage($"{id}-{image}.jpg", $"content-{step}", Embedding.Normalize(vector)))]);
    }

    private static Product Product(string id, string title) => new() { Id = id, Title = title };
}
