using ShopVision.Core.Catalog;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>The forms of values that many products share, and of paths of categories. Not thread safe.</summary>
internal sealed class KnownValues
{
    // A catalog's values are some thousands; one with more is written a little slower.
    private const int Most = 50_000;
    private const int LongestKept = 200;

    // No name has it.
    private const char Between = '\0';

    private readonly Dictionary<string, ValueForms> _values = [];
    private readonly Dictionary<string, ValueForms[]> _paths = new(StringComparer.Ordinal);

    public ValueForms Of(string value)
    {
        if (_values.TryGetValue(value, out var known))
            return known;
        var forms = new ValueForms();
        forms.Set(value);
        if (value.Length > LongestKept)
            return forms;
        if (_values.Count >= Most)
            _values.Clear();
        return _values[value] = forms;
    }

    /// <summary>Of a path and every path above it, widest first.</summary>
    public ValueForms[] OfPath(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return [];
        Span<char> key = stackalloc char[LongestKept];
        var length = 0;
        for (var i = 0; i < names.Count; i++)
        {
            if (length + names[i].Length + 1 > key.Length)
                return Read(names);
            names[i].CopyTo(key[length..]);
            length += names[i].Length;
            key[length++] = Between;
        }

        var known = _paths.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(key[..length], out var path))
            return path;
        if (_paths.Count >= Most)
            _paths.Clear();
        return known[key[..length]] = Read(names);
    }

    private ValueForms[] Read(IReadOnlyList<string> names) => [.. CategoryPath.Prefixes(names).Select(Of)];
}
