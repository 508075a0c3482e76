using System.Text;

namespace ShopVision.Ingestion.Feeds.Values;

/// <summary>Takes lists apart that a feed writes into one value.</summary>
internal static class Lists
{
    /// <summary>At the separator, but not where a backslash stands before it: <c>a, b\, c</c> are <c>a</c> and <c>b, c</c>.</summary>
    public static IReadOnlyList<string> Split(string list, char separator)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] == '\\' && i + 1 < list.Length && list[i + 1] == separator)
                part.Append(list[++i]);
            else if (list[i] == separator)
                Take();
            else
                part.Append(list[i]);
        }

        Take();
        return parts;

        void Take()
        {
            var text = part.ToString().Trim();
            part.Clear();
            if (text.Length > 0)
                parts.Add(text);
        }
    }

    /// <summary>
    /// Addresses between commas. A comma within one must be written <c>%2C</c>; where one is not, what follows it begins no address or
    /// path of its own and belongs to the one before.
    /// </summary>
    public static IReadOnlyList<string> Addresses(string list)
    {
        var addresses = new List<string>();
        foreach (var part in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (addresses.Count > 0 && IsAddress(addresses[^1]) && !IsAddress(part))
                addresses[^1] += "," + part;
            else
                addresses.Add(part);
        return addresses;
    }

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith("//", StringComparison.Ordinal);
}
