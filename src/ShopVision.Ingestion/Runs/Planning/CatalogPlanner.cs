using ShopVision.Core.Catalog;
using ShopVision.Core.Images;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Runs.Planning;

/// <summary>
/// Finds out what there is to do before any of it is done. Products that need nothing are counted and forgotten.
/// <paramref name="reading"/> gives what is published and <paramref name="listing"/> the pictures that can be shown; both may go on while the
/// feed begins to be read. <paramref name="only"/> limits the plan to some ids.
/// </summary>
internal sealed class CatalogPlanner(
    Task<PublishedCatalog> reading, Task<StoredPictures> listing, IImageReader reader, RunTally tally, CatalogPlan plan, IReadOnlySet<string>? only)
{
    // Enough for reading and planning to go on side by side where they take turns in being slow. What waits longer is only copied around by
    // the garbage collector.
    private const int ReadAhead = 1024;

    private int _met;

    /// <summary>
    /// Reads a feed to its end, so that a fault in its last line is known before anything is written. Throws where it can no longer be
    /// read; <paramref name="itemsRead"/> is told how many of its items were.
    /// </summary>
    public async Task ReadAsync(FeedDocument document, Action<long> itemsRead, CancellationToken cancellationToken)
    {
        var intake = new FeedIntake(document.Name);
        long items = 0;
        await foreach (var item in document.ReadAsync(cancellationToken).MadeBeside(ReadAhead, cancellationToken).ConfigureAwait(false))
        {
            itemsRead(++items);
            var (product, refusal) = intake.Take(item);
            if (only is not null && (product?.Id ?? refusal?.ProductId) is { } id && !only.Contains(id))
                continue;
            if (refusal is not null)
                tally.Refuse(refusal);
            else if (product is not null)
                await TakeAsync(item.Line, product).ConfigureAwait(false);
        }

        // A product whose row was refused is still named, and stays as it was. Where all were met, nobody need be looked for.
        if (only is null && await reading.ConfigureAwait(false) is var before && _met < before.Count)
            plan.Vanished.AddRange(before.Ids.Where(id => !intake.Names(id)));
    }

    /// <summary>Brings a product to what is given here.</summary>
    public async Task TakeAsync(long line, Product product)
    {
        var digest = ProductDigest.Of(product);
        var found = (await reading.ConfigureAwait(false)).Find(product.Id);
        plan.Usable++;
        _met += found is null ? 0 : 1;
        if (found is { } known && known.Digest == digest && ArePicturesKnown(product, known.Images, await listing.ConfigureAwait(false)))
        {
            plan.HasReadablePicture |= known.Images.Count > 0;
            tally.CountUnchanged(known);
            return;
        }

        if (found is null)
            plan.New++;
        else if (found.Value.Digest != digest)
            plan.Changed++;
        plan.Pictures += product.SearchableImages.Count();
        plan.FirstObstacle ??= FirstObstacle(product);
        plan.Work.Add(new PlannedProduct(line, digest.ToString(), product));
    }

    /// <summary>Looked for until a picture is found that can be read.</summary>
    private string? FirstObstacle(Product product)
    {
        string? first = null;
        foreach (var image in plan.HasReadablePicture ? [] : product.SearchableImages)
            if (reader.Obstacle(image.Source) is { } obstacle)
                first ??= obstacle;
            else
                plan.HasReadablePicture = true;
        return first;
    }

    /// <summary>Whether every picture is known, without reading any, to be the one that is published, and can be shown.</summary>
    private bool ArePicturesKnown(Product product, ArraySegment<PublishedImage> known, StoredPictures shown)
    {
        if (product.SearchableImages.Count() != known.Count)
            return false;
        foreach (var (named, image) in product.SearchableImages.Zip(known))
            if (named.Source != image.Source || reader.KnownDigest(named.Source) != image.Content || !shown.Contains(image.Content.High))
                return false;
        return true;
    }
}
