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
        mark.Length > LeastBytes
        && mark.Length > 2 * Enumerable.Range(0, snapshot.Products.Count).Sum(place => snapshot.Products.LogPlaceOf(place).UpsertBytes);

    public static void Copy(Snapshot snapshot, GenerationFolder target)
    {
        using var log = LogAppender.Open(target);
        var records = new LogEncoder();
        var images = 0L;
        for (var place = 0; place < snapshot.Products.Count; place++)
        {
            var entry = snapshot.Products.EntryOf(place);
            records.Upsert(entry, Vectors(snapshot, place, entry.Images.Count));
            images += entry.Images.Count;
            if (records.Written.Length < BatchBytes)
                continue;
            log.Append(records.Written);
            records.Clear();
        }

        log.Append(records.Written);
        log.Commit(snapshot.Products.Count, images);
    }

    /// <summary>To the bit as they were written: a copy of a copy must not drift.</summary>
    private static float[] Vectors(Snapshot snapshot, int place, int images)
    {
        var dimensions = snapshot.Model.Dimensions;
        var vectors = new float[images * dimensions];
        for (var image = 0; image < images; image++)
            snapshot.Products.CopyVector(place, image, vectors.AsSpan(image * dimensions, dimensions));
        return vectors;
    }
}
