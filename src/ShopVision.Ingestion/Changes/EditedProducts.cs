using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Ingestion.Runs;
using ShopVision.Ingestion.Runs.Planning;

namespace ShopVision.Ingestion.Changes;

/// <summary>
/// What edits, one after the other, make of the products that are indexed: one change a product, so that it is written once and never is
/// what it was in between.
/// </summary>
internal sealed class EditedProducts(IReadOnlyDictionary<string, IndexEntry> before, RunTally tally, DateTimeOffset now)
{
    private readonly Dictionary<string, Edited> _edited = new(StringComparer.Ordinal);

    /// <summary>Products that are to go.</summary>
    public IReadOnlyList<string> Deleted => [.. _edited.Where(edited => edited.Value.Product is null && before.ContainsKey(edited.Key)).Select(edited => edited.Key)];

    /// <summary>Products that keep their pictures.</summary>
    public IReadOnlyList<PlannedProduct> Patched => Planned(isWhole: false);

    /// <summary>Products whose pictures have to be looked at.</summary>
    public IReadOnlyList<PlannedProduct> Upserted => Planned(isWhole: true);

    public void Take(IReadOnlyList<ProductEdit> edits)
    {
        for (var i = 0; i < edits.Count; i++)
            Take(i + 1, edits[i]);
    }

    private void Take(long line, ProductEdit edit)
    {
        var known = _edited.TryGetValue(edit.Id, out var edited) ? edited : new Edited(0, before.GetValueOrDefault(edit.Id)?.Product, IsWhole: false);
        if (edit.Fields is not { } json)
        {
            _edited[edit.Id] = new Edited(line, null, IsWhole: true);
            return;
        }

        var fields = EditedFields.Read(json, now);
        if (fields.Item.Product is null)
            tally.Refuse(new IngestRefusal(line, edit.Id, Image: null, ErrorCode.ProductInvalid, fields.Item.Reason));
        else if (edit.Operation == ProductOperation.Upsert)
            _edited[edit.Id] = new Edited(line, fields.Replacing(known.Product), IsWhole: true);
        else if (known.Product is { } product)
            _edited[edit.Id] = new Edited(line, fields.ChangedIn(product), known.IsWhole);
        else
            tally.Refuse(new IngestRefusal(line, edit.Id, Image: null, ErrorCode.ProductNotFound, $"Expected a product '{edit.Id}' in the catalog to change, found none. Send the whole product first."));
    }

    private IReadOnlyList<PlannedProduct> Planned(bool isWhole) =>
        [.. _edited.Values.Where(edited => edited.Product is not null && edited.IsWhole == isWhole).Select(edited => new PlannedProduct(edited.Line, ProductDigest.Of(edited.Product!).ToString(), edited.Product!))];

    /// <summary>The product as it is so far, null where it is to go; its pictures are the indexed ones unless it was said as a whole.</summary>
    private readonly record struct Edited(long Line, Product? Product, bool IsWhole);
}
