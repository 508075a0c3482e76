using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Writing;

/// <summary>Copies what a generation holds into a new one, without what was replaced and deleted.</summary>
internal static class Compaction
{
    private const int BatchBytes = 4 << 20;

    /// <summary>A smaller log is read at once, whatever is in it.</summary>
    private const long LeastBytes = 1 << 20;

    /// <summary>Whether what was replaced outweighs what is held.</summary>
    public static bool Pays(Snapshot snapshot, CommittedMark mark) =>
        mark.Length > LeastBytes && mark.Length > 2 * snapshot.Products.Sum(product => (long)product.Bytes);

    public static void Copy(Snapshot snapshot, GenerationFolder target)
    {
        using var log = LogAppender.Open(target);
        var records = new LogEncoder();
        var (products, images) = (0L, 0L);
        foreach (var product in snapshot.Products)
        {
            records.Upsert(product.Entry, Vectors(snapshot, product));
            products++;
            images += product.Entry.Images.Count;
            if (records.Written.Length < BatchBytes)
                continue;
            log.Append(records.Written);
            records.Clear();
        }

        log.Append(records.Written);
        log.Commit(products, images);
    }

    /// <summary>To the bit as they were written: a copy of a copy must not drift.</summary>
    private static float[] Vectors(Snapshot snapshot, StoredProduct product)
    {
        var dimensions = snapshot.Model.Dimensions;
        var vectors = new float[product.Entry.Images.Count * dimensions];
        for (var image = 0; image < product.Entry.Images.Count; image++)
            snapshot.Vectors[product.FirstRow + image].CopyTo(vectors.AsSpan(image * dimensions));
        return vectors;
    }
}
