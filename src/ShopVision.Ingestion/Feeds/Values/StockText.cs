using System.Globalization;
using ShopVision.Ingestion.Feeds.Columns;

namespace ShopVision.Ingestion.Feeds.Values;

/// <summary>Reads availability as shops write it: yes and no, a count, or the words of Merchant Center and schema.org.</summary>
internal static class StockText
{
    private static readonly HashSet<string> Yes = ["true", "yes", "y", "instock", "available", "limitedavailability"];

    private static readonly HashSet<string> No =
        ["false", "no", "n", "outofstock", "unavailable", "soldout", "preorder", "backorder", "discontinued"];

    /// <summary>Null where the text says neither.</summary>
    public static bool? TryParse(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var count))
            return count > 0;
        var word = WellKnownColumns.Normalize(text[(text.LastIndexOf('/') + 1)..]);
        return Yes.Contains(word) ? true : No.Contains(word) ? false : null;
    }
}
