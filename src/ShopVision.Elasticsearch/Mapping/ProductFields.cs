using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Core.Words;
using ShopVision.Core.Words.Analysis;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// Writes everything of a document that comes from the product, and always all of it: a patch writes the same fields, and none may keep
/// what the product no longer says. Thread safe.
/// </summary>
internal sealed class ProductFields(WordRules rules, FieldLengths lengths)
{
    /// <summary>Read before the same thread writes the next.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _stored;

    private readonly WeightedWords _words = new(rules, lengths);

    public void Write(Utf8JsonWriter json, Product product, string digest)
    {
        json.WriteString(FieldPaths.Id, product.Id);
        json.WriteString(FieldPaths.Group, product.GroupId is { } group ? "g" + group : "p" + product.Id);
        _words.Write(json, FieldPaths.Words, product);
        WriteTexts(json, FieldPaths.Completions, CompletionWords.Of(product).Select(word => TextFolding.Fold(word) + FieldPaths.SpellingMark + word));
        WriteTexts(json, FieldPaths.CategoryNames, product.Category.Select(Folding.Fold).Distinct());
        WriteSort(json, product);
        WriteValues(json, product);
        json.WriteString(FieldPaths.Product, Stored(new StoredProduct(product, digest)));
    }

    private static void WriteSort(Utf8JsonWriter json, Product product)
    {
        if (product.Price is { } price)
        {
            json.WriteString(FieldPaths.Price, SortableNumber.Of(price.Amount));
            json.WriteNumber(FieldPaths.Amount, (double)price.Amount);
            json.WriteString(FieldPaths.Currency, price.Currency);
        }
        else
        {
            json.WriteNull(FieldPaths.Price);
            json.WriteNull(FieldPaths.Amount);
            json.WriteNull(FieldPaths.Currency);
        }

        if (product.AddedAt is { } addedAt)
            json.WriteNumber(FieldPaths.AddedAt, addedAt.UtcTicks);
        else
            json.WriteNull(FieldPaths.AddedAt);
    }

    private static void WriteValues(Utf8JsonWriter json, Product product)
    {
        var byField = Fields.All
            .Concat(product.Attributes.Keys.Except(Fields.All))
            .Select(field => (Field: field, Values: FilterMatching.ValuesOf(product, field).Distinct().ToList()))
            .Where(field => field.Values.Count > 0)
            .ToList();
        var (unique, shared) = (byField.Where(field => FieldPaths.IsUnique(field.Field)).ToList(), byField.Where(field => !FieldPaths.IsUnique(field.Field)).ToList());
        WriteFlattened(json, FieldPaths.Values, shared, Folded);
        WriteFlattened(json, FieldPaths.Spellings, shared, Spelled);
        WriteFlattened(json, FieldPaths.Keys, unique, Folded);
        WriteFlattened(json, FieldPaths.KeySpellings, unique, Spelled);
        WriteFlattened(json, FieldPaths.Numbers, byField, Numbers);
        WriteFlattened(json, FieldPaths.Moments, byField, Moments);
    }

    private static IEnumerable<string> Folded(List<string> values) => values.Select(Folding.Fold).Distinct();

    private static IEnumerable<string> Spelled(List<string> values) => values.Select(value => Folding.Fold(value) + FieldPaths.SpellingMark + value);

    private static IEnumerable<string> Numbers(List<string> values)
    {
        foreach (var value in values)
            if (decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
                yield return SortableNumber.Of(number);
    }

    private static IEnumerable<string> Moments(List<string> values)
    {
        foreach (var value in values)
            if (MayBeDate(value) && IsoDate.TryParse(value, out var moment))
                yield return SortableMoment.Of(moment);
    }

    /// <summary>Cheaper than to try all the forms of a date on "blue".</summary>
    private static bool MayBeDate(string value) => value.AsSpan().TrimStart() is [>= '0' and <= '9', _, _, _, '-', ..];

    /// <summary>In an array, which an update replaces; an object it would merge with the one before.</summary>
    private static void WriteFlattened(
        Utf8JsonWriter json, string name, List<(string Field, List<string> Values)> fields, Func<List<string>, IEnumerable<string>> read)
    {
        json.WriteStartArray(name);
        json.WriteStartObject();
        foreach (var (field, values) in fields)
            if (read(values).ToList() is { Count: > 0 } written)
                WriteTexts(json, field, written);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static ReadOnlySpan<byte> Stored(StoredProduct product)
    {
        var buffer = _stored ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        // Inside another text every escape is escaped again.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            JsonSerializer.Serialize(json, product, StoredJson.Default.StoredProduct);
        return buffer.WrittenSpan;
    }
}
