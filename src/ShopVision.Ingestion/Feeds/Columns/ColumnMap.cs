using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds.Columns;

/// <summary>
/// Which columns of a feed are read, and as what: <c>id=sku,image=photo,color=colour</c>. Left is a product's field (id, groupId,
/// sku, gtin, title, description, brand, category, price, salePrice, currency, inStock, url, addedAt, image, lifestyleImage, swatchImage) or else the name of an
/// attribute; right is the feed's column.
/// </summary>
public sealed class ColumnMap
{
    private ColumnMap(IReadOnlyList<(ColumnTarget Target, string Column)> pairs) => Pairs = pairs;

    internal IReadOnlyList<(ColumnTarget Target, string Column)> Pairs { get; }

    /// <summary>Throws <c>invalid-request</c> where the text is not <c>target=column,…</c> or names no column for the id or the image.</summary>
    public static ColumnMap Parse(string text)
    {
        var pairs = text.Split(',', StringSplitOptions.TrimEntries).Select(ParsePair).ToList();
        foreach (var field in (ReadOnlySpan<ProductField>)[ProductField.Id, ProductField.Image])
            if (pairs.All(pair => pair.Target.Field != field))
                throw Invalid($"The column map '{text}' names no column for the {field.ToString().ToLowerInvariant()}: only mapped columns are read.");
        var twice = pairs
            .Where(pair => pair.Target.Field != ProductField.Attribute && !ImageFields.Has(pair.Target.Field))
            .GroupBy(pair => pair.Target)
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null ? new ColumnMap(pairs) : throw Invalid($"The column map '{text}' names several columns for '{twice.Key.Field}'. Keep one.");
    }

    private static (ColumnTarget Target, string Column) ParsePair(string pair)
    {
        var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts is [{ Length: > 0 } target, { Length: > 0 } column]
            ? (ColumnTarget.Named(target), column)
            : throw Invalid($"Expected 'target=column' in the column map, found '{pair}'. Write it like id=sku,image=photo,color=colour.");
    }

    private static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
