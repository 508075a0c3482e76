using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Snapshots.Stored;

/// <summary>The sections that say which products there are, where the log has them, and which rows their vectors have.</summary>
internal static class ProductSections
{
    public const string Ids = "ids";
    public const string LogPlaces = "log-places";

    /// <summary>One for each product, and at last how many rows there are.</summary>
    public const string FirstRows = "first-rows";

    public static void Write(CatalogProducts products, SnapshotFileWriter file)
    {
        file.Texts(Ids, Enumerable.Range(0, products.Count).Select(products.IdOf));
        var (places, firstRows) = (new LogPlace[products.Count], new int[products.Count + 1]);
        for (var place = 0; place < products.Count; place++)
        {
            places[place] = products.LogPlaceOf(place);
            firstRows[place + 1] = firstRows[place] + products.RowsOf(place).Count;
        }

        file.Numbers<LogPlace>(LogPlaces, places);
        file.Numbers<int>(FirstRows, firstRows);
    }
}
