using System.Globalization;
using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Elasticsearch.Smile;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// What filters compare and facets count of a product: by field, in each of the forms that are stored apart. A value that stands there
/// twice is stored once by the server. Not thread safe.
/// </summary>
internal sealed class FilterValues(KnownValues known)
{
    private delegate ReadOnlySpan<byte> Form(ValueForms value);

    private static readonly Form Folded = value => value.Folded;
    private static readonly Form Spelled = value => value.Spelled;
    private static readonly Form Number = value => value.Number;
    private static readonly Form Moment = value => value.Moment;

    // A decimal with its sign and its point.
    private const int LongestAmount = 31;

    /// <summary>Of values that are another product's only by chance: written anew each time.</summary>
    private readonly ValueForms _id = new();
    private readonly ValueForms _group = new();
    private readonly ValueForms _price = new();
    private readonly ValueForms _addedAt = new();

    private readonly List<(string Field, int End)> _unique = [];
    private readonly List<ValueForms> _uniqueValues = [];
    private readonly List<(string Field, int End)> _shared = [];
    private readonly List<ValueForms> _sharedValues = [];

    public void Write(SmileWriter smile, Product product, List<KeyValuePair<string, IReadOnlyList<string>>> attributes)
    {
        ReadUnique(product);
        ReadShared(product, attributes);
        Write(smile, FieldPaths.Values, Folded, isShared: true);
        Write(smile, FieldPaths.Spellings, Spelled, isShared: true);
        Write(smile, FieldPaths.Keys, Folded, isShared: false);
        Write(smile, FieldPaths.KeySpellings, Spelled, isShared: false);
        Begin(smile, FieldPaths.Numbers);
        WriteFields(smile, Number, _unique, _uniqueValues);
        WriteFields(smile, Number, _shared, _sharedValues);
        End(smile);
        Begin(smile, FieldPaths.Moments);
        WriteFields(smile, Moment, _unique, _uniqueValues);
        WriteFields(smile, Moment, _shared, _sharedValues);
        End(smile);
    }

    private void ReadUnique(Product product)
    {
        _unique.Clear();
        _uniqueValues.Clear();
        Add(Fields.Id, _id, product.Id);
        if (product.GroupId is { } group)
            Add(Fields.GroupId, _group, group);
        if (product.Price is { } price)
        {
            Span<char> amount = stackalloc char[LongestAmount];
            price.Amount.TryFormat(amount, out var length, provider: CultureInfo.InvariantCulture);
            Add(Fields.Price, _price, amount[..length]);
        }

        if (product.AddedAt is { } addedAt)
            Add(Fields.AddedAt, _addedAt, IsoDate.Format(addedAt));

        void Add(string field, ValueForms forms, ReadOnlySpan<char> value)
        {
            forms.Set(value);
            _uniqueValues.Add(forms);
            _unique.Add((field, _uniqueValues.Count));
        }
    }

    private void ReadShared(Product product, List<KeyValuePair<string, IReadOnlyList<string>>> attributes)
    {
        _shared.Clear();
        _sharedValues.Clear();
        if (product.Brand is { } brand)
            _sharedValues.Add(known.Of(brand));
        EndField(Fields.Brand);
        _sharedValues.AddRange(known.OfPath(product.Category).AsSpan());
        EndField(Fields.Category);
        if (product.Price is { Currency.Length: > 0 } price)
            _sharedValues.Add(known.Of(price.Currency));
        EndField(Fields.Currency);
        if (product.InStock is { } inStock)
            _sharedValues.Add(known.Of(inStock ? "true" : "false"));
        EndField(Fields.InStock);
        foreach (var (name, values) in attributes)
        {
            if (IsOwn(name))
                continue;
            for (var i = 0; i < values.Count; i++)
                _sharedValues.Add(known.Of(values[i]));
            EndField(name);
        }

        void EndField(string field)
        {
            if (_sharedValues.Count > (_shared.Count == 0 ? 0 : _shared[^1].End))
                _shared.Add((field, _sharedValues.Count));
        }
    }

    /// <summary>An attribute may have the name of a field that every product has: that one is meant.</summary>
    private static bool IsOwn(string name)
    {
        for (var i = 0; i < Fields.All.Count; i++)
            if (Fields.All[i] == name)
                return true;
        return false;
    }

    private void Write(SmileWriter smile, string key, Form form, bool isShared)
    {
        Begin(smile, key);
        WriteFields(smile, form, isShared ? _shared : _unique, isShared ? _sharedValues : _uniqueValues);
        End(smile);
    }

    private static void WriteFields(SmileWriter smile, Form form, List<(string Field, int End)> fields, List<ValueForms> values)
    {
        var at = 0;
        foreach (var (field, end) in fields)
        {
            var hasAny = false;
            for (; at < end; at++)
            {
                var written = form(values[at]);
                if (written.IsEmpty)
                    continue;
                if (!hasAny)
                {
                    smile.Key(field);
                    smile.StartArray();
                    hasAny = true;
                }

                smile.Raw(written);
            }

            if (hasAny)
                smile.EndArray();
        }
    }

    /// <summary>In an array, which an update replaces; an object it would merge with the one before.</summary>
    private static void Begin(SmileWriter smile, string key)
    {
        smile.Key(key);
        smile.StartArray();
        smile.StartObject();
    }

    private static void End(SmileWriter smile)
    {
        smile.EndObject();
        smile.EndArray();
    }
}
