using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds.Rows;
using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Feeds.Columns;

/// <summary>The values of a row by what they fill: trimmed, and without those that say nothing.</summary>
internal sealed class ProductCells(FeedRow row, ColumnBindings bindings)
{
    public string? First(ProductField field) => Cells(new ColumnTarget(field)).SelectMany(cell => AttributeValues.Said(cell.Values)).FirstOrDefault();

    /// <summary>Every distinct value of the target's columns. A text is split at the separators, a list is as it stands.</summary>
    public IReadOnlyList<string> All(ColumnTarget target, params ReadOnlySpan<char> separators)
    {
        var values = new List<string>();
        foreach (var cell in Cells(target))
            values.AddRange(AttributeValues.Said(cell.IsList ? cell.Values : Split(cell.Values, separators.ToArray())));
        return [.. values.Distinct()];
    }

    /// <summary>An array is a path already; a text is one with <c>&gt;</c> between the names.</summary>
    public IReadOnlyList<string> Path(ProductField field) =>
        [.. Cells(new ColumnTarget(field)).Select(cell => AttributeValues.Said(cell.Values).SelectMany(CategoryPath.Parse)).FirstOrDefault(path => path.Any(), [])];

    /// <summary>Best first, with the roles of the columns in which they stand.</summary>
    public IReadOnlyList<ProductImage> Images() =>
        [.. ImageFields.All.SelectMany(image => All(new ColumnTarget(image.Field), '|', ';').Select(source => new ProductImage(source, image.Role)))];

    public AttributeValues Attributes()
    {
        var attributes = new AttributeValues();
        foreach (var name in bindings.Attributes)
            attributes.AddExactly(name, All(new ColumnTarget(ProductField.Attribute, name), '|'));
        return attributes;
    }

    private static IEnumerable<string> Split(IEnumerable<string> texts, char[] separators) => texts.SelectMany(text => text.Split(separators));

    private IEnumerable<FeedCell> Cells(ColumnTarget target) => bindings.Of(target).Select(column => row.Cells[column]);
}
