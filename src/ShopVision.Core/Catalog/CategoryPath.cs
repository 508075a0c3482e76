namespace ShopVision.Core.Catalog;

/// <summary>The written form of a category path: <c>Shoes &gt; Sneakers</c>.</summary>
public static class CategoryPath
{
    public const string Separator = " > ";

    public static IReadOnlyList<string> Parse(string path) =>
        path.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The written form with its separators as they stand elsewhere: <c>Shoes>Sneakers</c> is <c>Shoes &gt; Sneakers</c>.</summary>
    public static string Normalize(string path) => Format(Parse(path));

    public static string Format(IEnumerable<string> path) => string.Join(Separator, path);

    /// <summary>The path and every path above it, widest first.</summary>
    public static IEnumerable<string> Prefixes(IReadOnlyList<string> path)
    {
        for (var depth = 1; depth <= path.Count; depth++)
            yield return Format(path.Take(depth));
    }
}
