namespace ShopVision.Ingestion.Feeds.Values;

/// <summary>Takes colours as shops write them apart, and gives one name to those that have several.</summary>
internal static class ColorNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gray"] = "grey", ["dark gray"] = "dark grey", ["light gray"] = "light grey", ["offwhite"] = "off-white", ["off white"] = "off-white",
        ["multi-color"] = "multicolor", ["multi color"] = "multicolor", ["multicolour"] = "multicolor", ["multi-colour"] = "multicolor",
        ["multicolored"] = "multicolor", ["multi-colored"] = "multicolor", ["multicoloured"] = "multicolor",
    };

    /// <summary>"Red/Off White" is "Red" and "off-white".</summary>
    public static IEnumerable<string> Normalize(string color) => color
        .Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(name => Names.GetValueOrDefault(name, name));
}
