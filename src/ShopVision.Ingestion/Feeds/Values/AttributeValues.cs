using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds.Columns;

namespace ShopVision.Ingestion.Feeds.Values;

/// <summary>
/// Gathers a product's attributes: under the names that queries know them by, each value once, colours and sizes by their usual names.
/// Where a usual name took a shop's own away, the shop's stays under <c>color_original</c> or <c>size_original</c>.
/// </summary>
internal sealed class AttributeValues
{
    public const string Size = "size";

    public const string OriginalSuffix = "_original";

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Under the axis that the name means, if it means one.</summary>
    public void Add(string name, params IEnumerable<string> values) => AddExactly(NameOf(name), values);

    /// <summary>Under this very name.</summary>
    public void AddExactly(string name, params IEnumerable<string> values)
    {
        string[] said = [.. Said(values)];
        string[] usual = name switch
        {
            Axes.Color => [.. said.SelectMany(ColorNames.Normalize)],
            Size => [.. said.Select(SizeNames.Normalize)],
            _ => said,
        };
        Keep(name, usual);
        if (name is Axes.Color or Size)
            Keep(name + OriginalSuffix, said.Except(usual, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Those of another product where this one says nothing of its own, such as a variant of what it is a variant of.</summary>
    public void AddMissing(AttributeValues other)
    {
        foreach (var (name, values) in other._values)
            if (!_values.ContainsKey(name) && !(name.EndsWith(OriginalSuffix, StringComparison.Ordinal) && _values.ContainsKey(name[..^OriginalSuffix.Length])))
                _values[name] = values;
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ToDictionary() =>
        _values.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value]);

    /// <summary>Trimmed, and without what stands in feeds where nothing is known.</summary>
    public static IEnumerable<string> Said(IEnumerable<string> values) => values.Select(value => value.Trim()).Where(value => value is not ("" or "NA"));

    private static string NameOf(string name)
    {
        var trimmed = name.Trim();
        var known = WellKnownColumns.Find(trimmed).Target;
        return known.Field == ProductField.Attribute && known.Attribute != trimmed ? known.Attribute
            : WellKnownColumns.Normalize(trimmed) == Size ? Size
            : trimmed;
    }

    private void Keep(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            if (!_values.TryGetValue(name, out var known))
                _values[name] = known = [];
            if (!known.Contains(value, StringComparer.OrdinalIgnoreCase))
                known.Add(value);
        }
    }
}
