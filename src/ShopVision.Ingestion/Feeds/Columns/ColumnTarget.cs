using ShopVision.Core.Catalog;

namespace ShopVision.Ingestion.Feeds.Columns;

/// <summary>Where a column's values go; <paramref name="Attribute"/> is empty but for attributes.</summary>
internal readonly record struct ColumnTarget(ProductField Field, string Attribute = "")
{
    /// <summary>A product's field or axis by its name without regard to case, else an attribute of exactly that name.</summary>
    public static ColumnTarget Named(string name)
    {
        if (Enum.TryParse<ProductField>(name, ignoreCase: true, out var field) && char.IsLetter(name[0]) && field != ProductField.Attribute)
            return new ColumnTarget(field);
        var axis = Axes.All.FirstOrDefault(axis => axis.Equals(name, StringComparison.OrdinalIgnoreCase));
        return new ColumnTarget(ProductField.Attribute, axis ?? name);
    }
}
