using System.Text.Json;
using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Feeds.Columns;
using ShopVision.Ingestion.Feeds.Formats;
using ShopVision.Ingestion.Feeds.Rows;
using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Changes;

/// <summary>What an edit says of a product, read as a line of a feed would be.</summary>
internal sealed class EditedFields
{
    private readonly ColumnBindings _bindings;

    private EditedFields(ColumnBindings bindings, FeedItem item, bool namesId) => (_bindings, Item, NamesId) = (bindings, item, namesId);

    /// <summary>The product that it says by itself, or why it says none.</summary>
    public FeedItem Item { get; }

    /// <summary>The id is told as such: in a feed a SKU would do, but one that is to be changed must not become an id.</summary>
    public bool NamesId { get; }

    /// <summary>It speaks of the attributes, but of none by its name.</summary>
    public bool NamesAllAttributes => _bindings.Attributes.Contains("attributes", StringComparer.OrdinalIgnoreCase);

    /// <summary>It speaks of pictures, of whatever role.</summary>
    public bool NamesImages => ImageFields.All.Any(image => Names(image.Field));

    /// <summary>Throws <see cref="InvalidOperationException"/> for a name that is no text.</summary>
    public static EditedFields Read(JsonElement fields, DateTimeOffset now)
    {
        var row = JsonLinesFeedReader.Row(1, fields);
        var bindings = ColumnBindings.Resolve(row.Columns, map: null);
        var draft = NamedColumnsReader.Draft(new ProductCells(row, bindings), currency: null);
        var item = row.Problem is { } problem ? FeedItem.Refused(row.Line, draft.Id, problem) : draft.ToItem(row.Line, now);
        return new EditedFields(bindings, item, row.Columns.Contains("id", StringComparer.Ordinal));
    }

    public bool Names(ProductField field) => _bindings.Of(new ColumnTarget(field)).Any();

    /// <summary>The whole product; a price without a currency is in that of the product that was <paramref name="known"/>.</summary>
    public Product Replacing(Product? known)
    {
        var said = Item.Product!;
        return said with { Price = InCurrencyOf(known, said.Price), RegularPrice = InCurrencyOf(known, said.RegularPrice) };
    }

    /// <summary>The product with what is named as it is said here, and nothing where that is null.</summary>
    public Product ChangedIn(Product known)
    {
        var said = Item.Product!;
        var (price, regular) = PricesIn(known, said);
        return known with
        {
            GroupId = Names(ProductField.GroupId) ? said.GroupId : known.GroupId,
            Sku = Names(ProductField.Sku) ? said.Sku : known.Sku,
            Gtin = Names(ProductField.Gtin) ? said.Gtin : known.Gtin,
            Title = Names(ProductField.Title) ? said.Title : known.Title,
            Description = Names(ProductField.Description) ? said.Description : known.Description,
            Brand = Names(ProductField.Brand) ? said.Brand : known.Brand,
            Category = Names(ProductField.Category) ? said.Category : known.Category,
            InStock = Names(ProductField.InStock) ? said.InStock : known.InStock,
            Url = Names(ProductField.Url) ? said.Url : known.Url,
            AddedAt = Names(ProductField.AddedAt) ? said.AddedAt : known.AddedAt,
            Price = price,
            RegularPrice = regular,
            Attributes = AttributesIn(known, said),
        };
    }

    private Dictionary<string, IReadOnlyList<string>> AttributesIn(Product known, Product said)
    {
        var attributes = new Dictionary<string, IReadOnlyList<string>>(known.Attributes, StringComparer.Ordinal);
        foreach (var name in _bindings.Attributes)
        {
            attributes.Remove(name);
            attributes.Remove(name + AttributeValues.OriginalSuffix);
        }

        foreach (var (name, values) in said.Attributes)
            attributes[name] = values;
        return attributes;
    }

    /// <summary>A price stands for all that the product costs: without a sale price beside it, it ends a sale.</summary>
    private (Price? Price, Price? Regular) PricesIn(Product known, Product said)
    {
        if (Names(ProductField.Price))
            return (InCurrencyOf(known, said.Price), InCurrencyOf(known, said.RegularPrice));
        if (!Names(ProductField.SalePrice))
            return (known.Price, known.RegularPrice);
        var regular = known.RegularPrice ?? known.Price;
        return InCurrencyOf(known, said.Price) is { } sale && !(sale.Amount >= regular?.Amount) ? (sale, regular) : (regular, null);
    }

    private static Price? InCurrencyOf(Product? known, Price? price) =>
        price is { Currency: "" } bare && known?.Price is { } before ? bare with { Currency = before.Currency } : price;
}
