using System.Runtime.InteropServices;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Writing;

/// <summary>The ids that a writer's generation holds, and how many images in all.</summary>
internal sealed class Holdings
{
    private readonly Dictionary<string, int> _imagesById = [];

    public long Products => _imagesById.Count;

    public long Images { get; private set; }

    public static Holdings Of(CatalogProducts products)
    {
        var holdings = new Holdings();
        for (var place = 0; place < products.Count; place++)
            holdings.Put(products.IdOf(place), products.RowsOf(place).Count);
        return holdings;
    }

    /// <summary>What a record of the log changes.</summary>
    public void Apply(LogRecord record)
    {
        if (record is UpsertRecord { Entry: var entry })
            Put(entry.Product.Id, entry.Images.Count);
        else if (record is DeleteRecord { Id: var id })
            Remove(id);
    }

    public bool Contains(string id) => _imagesById.ContainsKey(id);

    public void Put(string id, int images)
    {
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(_imagesById, id, out _);
        Images += images - held;
        held = images;
    }

    /// <summary>False where the id was not held.</summary>
    public bool Remove(string id)
    {
        if (!_imagesById.Remove(id, out var images))
            return false;
        Images -= images;
        return true;
    }
}
