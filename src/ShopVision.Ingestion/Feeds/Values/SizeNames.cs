using ShopVision.Ingestion.Feeds.Columns;

namespace ShopVision.Ingestion.Feeds.Values;

/// <summary>Gives one name to clothing sizes that have several: "x-large", "Extra Large" and "XL" are one.</summary>
internal static class SizeNames
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["extraextrasmall"] = "XXS", ["2xs"] = "XXS", ["xxsmall"] = "XXS", ["extrasmall"] = "XS", ["xsmall"] = "XS", ["small"] = "S", ["sm"] = "S",
        ["medium"] = "M", ["med"] = "M", ["large"] = "L", ["lg"] = "L", ["extralarge"] = "XL", ["xlarge"] = "XL", ["2xl"] = "XXL",
        ["xxlarge"] = "XXL", ["2xlarge"] = "XXL", ["extraextralarge"] = "XXL", ["xxxl"] = "3XL", ["3xlarge"] = "3XL", ["xxxxl"] = "4XL",
        ["onesize"] = "one size", ["os"] = "one size", ["osfa"] = "one size", ["onesizefitsall"] = "one size", ["onesizefitsmost"] = "one size",
    };

    public static string Normalize(string size)
    {
        var word = WellKnownColumns.Normalize(size);
        return Names.GetValueOrDefault(word, word is "xxs" or "xs" or "s" or "m" or "l" or "xl" or "xxl" or "3xl" or "4xl" or "5xl" ? word.ToUpperInvariant() : size);
    }
}
