using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Ingestion.Runs;

/// <summary>Counts what a run does, and gathers what it refuses.</summary>
internal sealed class RunTally
{
    private readonly List<IngestRefusal> _refusals = [];
    private int _added;
    private int _changed;
    private int _unchanged;
    private int _removed;
    private int _refused;
    private int _withoutImages;
    private int _imagesEmbedded;
    private int _imagesFromCache;
    private int _imagesUnchanged;
    private int _imagesRefused;

    public int Indexed => _added + _changed + _unchanged;

    public ProductCounts Products => new(_added, _changed, _unchanged, _removed, _refused, _withoutImages);

    public ImageCounts Images => new(_imagesEmbedded, _imagesFromCache, _imagesUnchanged, _imagesRefused);

    public IReadOnlyList<IngestRefusal> Refusals => [.. _refusals.OrderBy(refusal => refusal.Line)];

    /// <summary>A row of the feed that cannot be used.</summary>
    public void Refuse(IngestRefusal refusal)
    {
        _refused++;
        _refusals.Add(refusal);
    }

    /// <summary>A product that needs nothing.</summary>
    public void CountUnchanged(PublishedProduct product)
    {
        _unchanged++;
        _imagesUnchanged += product.Images.Count;
        if (product.Images.Count == 0)
            _withoutImages++;
    }

    public void CountImages(ProductChange change)
    {
        foreach (var image in change.Images)
        {
            if (image.Refusal is { } refusal)
            {
                _imagesRefused++;
                _refusals.Add(new IngestRefusal(change.Line, change.Id, image.Source, refusal.Code, refusal.Message));
            }
            else if (image.IsNewlyEmbedded)
            {
                _imagesEmbedded++;
            }
            else if (change.Before?.Images.Any(before => before.Content == image.Published.Content) == true)
            {
                _imagesUnchanged++;
            }
            else
            {
                _imagesFromCache++;
            }
        }
    }

    /// <summary>Counts products of a batch that was written, or that needed no writing.</summary>
    public void CountProducts(IEnumerable<ProductChange> changes, IReadOnlyList<Failure> failures)
    {
        var failureById = failures.ToDictionary(failure => failure.ItemId, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (failureById.TryGetValue(change.Id, out var failure))
            {
                _refused++;
                _refusals.Add(new IngestRefusal(change.Line, change.Id, Image: null, failure.Code, failure.Message));
                continue;
            }

            if (!change.HasUsableImages)
                _withoutImages++;
            CountProduct(change.Kind);
        }
    }

    public void CountRemoved(BatchResult result)
    {
        _removed += result.Succeeded;
        _refusals.AddRange(result.Failures.Select(failure => new IngestRefusal(Line: 0, failure.ItemId, Image: null, failure.Code, failure.Message)));
    }

    private void CountProduct(ChangeKind kind)
    {
        switch (kind)
        {
            case ChangeKind.Added:
                _added++;
                break;
            case ChangeKind.Unchanged:
                _unchanged++;
                break;
            default:
                _changed++;
                break;
        }
    }
}
