using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Core.Vocabularies;

/// <summary>
/// The attribute values to read from a photo, by axis: the catalog's own where it has any, else the model's.
/// <paramref name="Known"/> also holds the model's values of every axis, for recognising them in words.
/// </summary>
public sealed record Vocabulary(
    IReadOnlyDictionary<string, AxisVocabulary> Readable,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Known)
{
    /// <summary>How many values of an axis are read at most, the most frequent first.</summary>
    public const int MaxValues = 300;

    public static Vocabulary OfModel(ModelDescription model) => Combine(model, new Dictionary<string, IReadOnlyList<string>>(), []);

    /// <summary>From the facets of a catalog over <see cref="Axes.All"/>.</summary>
    public static Vocabulary OfCatalog(ModelDescription model, IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> facets)
    {
        var paths = facets.GetValueOrDefault(Axes.Category, []).Select(path => CategoryPath.Parse(path.Value)).ToList();
        var values = facets.ToDictionary(facet => facet.Key, IReadOnlyList<string> (facet) => [.. facet.Value.Select(value => value.Value)]);
        values[Axes.Category] = Leaves(paths);
        return Combine(model, values, [.. paths.SelectMany(path => path)]);
    }

    private static Vocabulary Combine(
        ModelDescription model, Dictionary<string, IReadOnlyList<string>> ofCatalog, IReadOnlyList<string> namesOnCategoryPaths)
    {
        var readable = new Dictionary<string, AxisVocabulary>();
        var known = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var axis in Axes.All)
        {
            var own = ofCatalog.GetValueOrDefault(axis, []);
            var ofModel = model.Vocabulary.GetValueOrDefault(axis);
            var templates = ofModel?.Templates ?? AxisVocabulary.BareTemplate;
            var values = own.Count > 0 ? own : ofModel?.Values ?? [];
            if (values.Count > 0)
                readable[axis] = new AxisVocabulary(values, templates);
            // "shoes" names a category too where the catalog has "Shoes > Sandals", although no photo shows just shoes.
            var wider = axis == Axes.Category ? namesOnCategoryPaths : [];
            known[axis] = [.. own.Concat(wider).Concat(ofModel?.Values ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
        }

        return new Vocabulary(readable, known);
    }

    /// <summary>The last names of the paths that have none below them: what a photo can show.</summary>
    private static IReadOnlyList<string> Leaves(IReadOnlyList<IReadOnlyList<string>> paths)
    {
        var inner = paths
            .Where(path => path.Count > 1)
            .Select(path => CategoryPath.Format(path.SkipLast(1)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. paths
            .Where(path => !inner.Contains(CategoryPath.Format(path)))
            .Select(path => path[^1])
            .Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
