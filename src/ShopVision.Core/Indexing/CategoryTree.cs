using ShopVision.Core.Catalog;

namespace ShopVision.Core.Indexing;

/// <summary>Makes a tree of the counts of category paths, which every index can give.</summary>
public static class CategoryTree
{
    /// <summary>The counts are those of all paths, most frequent first; so are the branches of the tree.</summary>
    public static IReadOnlyList<CategoryCount> Of(IReadOnlyList<FacetValue> paths, CategoryFacet asked)
    {
        var opened = asked.Opened
            .SelectMany(path => CategoryPath.Prefixes(CategoryPath.Parse(path)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var byParent = paths.ToLookup(path => ParentOf(path.Value), StringComparer.OrdinalIgnoreCase);
        return Below("");

        IReadOnlyList<CategoryCount> Below(string parent) =>
        [
            .. byParent[parent]
                .Where((path, place) => place < asked.Size || opened.Contains(path.Value))
                .Select(path => new CategoryCount(
                    NameOf(path.Value), path.Value, path.Count, opened.Contains(path.Value) ? Below(path.Value) : [])),
        ];
    }

    private static string ParentOf(string path) =>
        path.LastIndexOf(CategoryPath.Separator, StringComparison.Ordinal) is >= 0 and var end ? path[..end] : "";

    private static string NameOf(string path) =>
        path.LastIndexOf(CategoryPath.Separator, StringComparison.Ordinal) is >= 0 and var end ? path[(end + CategoryPath.Separator.Length)..] : path;
}
