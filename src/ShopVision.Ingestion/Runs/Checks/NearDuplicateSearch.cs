using ShopVision.Core.Indexing;

namespace ShopVision.Ingestion.Runs.Checks;

/// <summary>Finds pictures that two products share, or all but share: often a feed's mistake, or one product under two ids.</summary>
internal sealed class NearDuplicateSearch(IProductIndex index, double leastSimilarity)
{
    /// <summary>Of a run with more new pictures than this, the first are looked up.</summary>
    public const int MostProducts = 20_000;

    private const int MostPairs = 1000;
    private const int AtOnce = 32;

    // A product's own group may come before what is looked for.
    private const int Depth = 20;

    /// <summary>Looks up the pictures of products among all that are published.</summary>
    public async Task<NearDuplicates> FindAsync(IReadOnlyList<string> ids, Action<long, long> looked, CancellationToken cancellationToken)
    {
        var pairs = new List<NearDuplicate>();
        var seen = new HashSet<(string, string)>();
        long done = 0;
        foreach (var batch in ids.Chunk(AtOnce))
        {
            var entries = await index.GetAsync(batch, withVectors: true, cancellationToken).ConfigureAwait(false);
            (IndexEntry Entry, IndexedImage Image)[] pictures = [.. entries.SelectMany(entry => entry.Images.Select(image => (entry, image)))];
            var pages = await index.SearchManyAsync(
                [.. pictures.Select(picture => new IndexQuery { Vector = new VectorLeg(picture.Image.Embedding!), ExcludedIds = [picture.Entry.Product.Id], Depth = Depth })],
                cancellationToken).ConfigureAwait(false);
            foreach (var ((entry, image), page) in pictures.Zip(pages))
                foreach (var hit in page.Hits.Where(hit => IsDuplicate(entry, hit) && seen.Add(Key(entry, hit.Entry))))
                    if (pairs.Count < MostPairs)
                        pairs.Add(new NearDuplicate(
                            entry.Product.Id, image.Source, hit.Entry.Product.Id, hit.Entry.Images[hit.ImageIndex!.Value].Source, Math.Round(Math.Min(hit.VectorScore!.Value, 1), 4)));
            looked(done += batch.Length, ids.Count);
        }

        return new NearDuplicates(ids.Count, seen.Count, pairs);
    }

    private bool IsDuplicate(IndexEntry entry, IndexHit hit) =>
        hit.VectorScore >= leastSimilarity && (entry.Product.GroupId is null || entry.Product.GroupId != hit.Entry.Product.GroupId);

    private static (string, string) Key(IndexEntry one, IndexEntry other) =>
        string.CompareOrdinal(one.Product.Id, other.Product.Id) < 0 ? (one.Product.Id, other.Product.Id) : (other.Product.Id, one.Product.Id);
}
