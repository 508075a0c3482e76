using System.Text;
using ShopVision.Core.Catalog;

namespace ShopVision.Ingestion.Feeds;

/// <summary>Makes a product of a row, or says why it cannot.</summary>
internal sealed class ProductRow(FeedRow row, ColumnBindings bindings)
{
    /// <summary>Elasticsearch takes ids up to 512 bytes; what is indexed here must be able to move there.</summary>
    private const int MaxIdBytes = 512;

    private readonly ProductCells _cells = new(row, bindings);

    public string? Id => _cells.First(ProductField.Id);

    /// <summary>A product, or the reason why there is none.</summary>
    public (Product? Product, string? Problem) Read()
    {
        if ((row.Problem ?? IdProblem()) is { } problem)
            return (null, problem);
        if (!TryPrice(out var price))
            return (null, $"'{_cells.First(ProductField.Price)}' is no clear price. Write it like '49.90 EUR' or '€ 49,90', the currency as three letters.");
        if (!TryStock(out var inStock))
            return (null, $"'{_cells.First(ProductField.InStock)}' is no availability. Write 'in stock', 'out of stock', true, false or a count.");
        if (!TryAddedAt(out var addedAt))
            return (null, $"'{_cells.First(ProductField.AddedAt)}' is no clear date. Write it like 2026-11-21 or 2026-11-21T09:30:00Z.");
        return (new Product
        {
            Id = Id!,
            GroupId = _cells.First(ProductField.GroupId),
            Title = _cells.First(ProductField.Title) ?? "",
            Description = _cells.First(ProductField.Description),
            Brand = _cells.First(ProductField.Brand),
            Category = _cells.Path(ProductField.Category),
            Price = price,
            InStock = inStock,
            Url = _cells.First(ProductField.Url),
            AddedAt = addedAt,
            Attributes = _cells.Attributes(),
            Images = _cells.All(new ColumnTarget(ProductField.Image), '|', ';'),
        }, null);
    }

    private string? IdProblem()
    {
        if (Id is null)
            return "The row has no id. Give every product an id of its own.";
        if (Id is "." or "..")
            return $"The id '{Id}' means a folder in a web address, so the product could not be reached. Give it another one.";
        return Encoding.UTF8.GetByteCount(Id) > MaxIdBytes || Id.Any(char.IsControl)
            ? $"The id is longer than {MaxIdBytes} bytes or has control characters. Shorten it."
            : null;
    }

    private bool TryPrice(out Price? price)
    {
        var text = _cells.First(ProductField.Price);
        price = text is null ? null : PriceText.TryParse(text, _cells.First(ProductField.Currency));
        return text is null || price is not null;
    }

    private bool TryStock(out bool? inStock)
    {
        var text = _cells.First(ProductField.InStock);
        inStock = text is null ? null : StockText.TryParse(text);
        return text is null || inStock is not null;
    }

    private bool TryAddedAt(out DateTimeOffset? addedAt)
    {
        var text = _cells.First(ProductField.AddedAt);
        addedAt = text is not null && IsoDate.TryParse(text, out var moment) ? moment : null;
        return text is null || addedAt is not null;
    }
}
