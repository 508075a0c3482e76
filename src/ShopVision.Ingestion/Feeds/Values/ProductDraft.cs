using System.Text;
using ShopVision.Core.Catalog;

namespace ShopVision.Ingestion.Feeds.Values;

/// <summary>A product as a feed writes it, in texts; makes the product of them, or says what stands in the way.</summary>
internal sealed record ProductDraft
{
    /// <summary>Elasticsearch takes ids up to 512 bytes; what is indexed here must be able to move there.</summary>
    private const int MaxIdBytes = 512;

    public string? Id { get; init; }

    public string? GroupId { get; init; }

    public string? Sku { get; init; }

    public string? Gtin { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Brand { get; init; }

    public IReadOnlyList<string> Category { get; init; } = [];

    public string? Price { get; init; }

    public SaleText? Sale { get; init; }

    /// <summary>Of prices that name none.</summary>
    public string? Currency { get; init; }

    /// <summary>The feed's format writes a point before the cents and nothing else: <c>1.299</c> is no thousand.</summary>
    public bool HasPlainDecimals { get; init; }

    public string? InStock { get; init; }

    public string? Url { get; init; }

    public string? AddedAt { get; init; }

    public AttributeValues Attributes { get; init; } = new();

    public IReadOnlyList<ProductImage> Images { get; init; } = [];

    /// <summary>A variant, with what every format lets it take from the product that it is a variant of where it says nothing of its own.</summary>
    public ProductDraft VariantOf(ProductDraft shared)
    {
        Attributes.AddMissing(shared.Attributes);
        return this with
        {
            Title = Title ?? shared.Title,
            Description = Description ?? shared.Description,
            Category = Category.Count > 0 ? Category : shared.Category,
            // A swatch is of one variant alone.
            Images = Images.Any(image => image.IsSearchable) ? Images : [.. Images, .. shared.Images.Where(image => image.IsSearchable)],
        };
    }

    public FeedItem ToItem(long line, DateTimeOffset now)
    {
        if (IdProblem() is { } idProblem)
            return Refused(idProblem);
        if (!TryPrice(Price, out var regular))
            return Refused(PriceProblem(Price));
        if (!TryPrice(Sale?.Price, out var sale))
            return Refused(PriceProblem(Sale?.Price));
        if (!TryStock(out var inStock))
            return Refused($"'{InStock}' is no availability. Write 'in stock', 'out of stock', true, false or a count.");
        if (!TryAddedAt(out var addedAt))
            return Refused($"'{AddedAt}' is no clear date. Write it like 2026-11-21 or 2026-11-21T09:30:00Z.");
        var isOnSale = sale is not null && (regular is null || sale.Value.Amount < regular.Value.Amount) && Sale!.IsOn(now);
        return FeedItem.Read(line, new Product
        {
            Id = Id!,
            GroupId = GroupId,
            Sku = Sku,
            Gtin = Gtin,
            Title = HtmlText.Plain(Title ?? ""),
            Description = Description is null ? null : HtmlText.Plain(Description),
            Brand = Brand is null ? null : HtmlText.Plain(Brand),
            Category = [.. Category.Select(HtmlText.Plain)],
            Price = isOnSale ? sale : regular,
            RegularPrice = isOnSale ? regular : null,
            InStock = inStock,
            Url = Url,
            AddedAt = addedAt,
            Attributes = Attributes.ToDictionary(),
            // What is named twice has the role that says most of the product.
            Images = [.. Images.OrderBy(image => image.Role).DistinctBy(image => image.Source)],
        });

        FeedItem Refused(string problem) => FeedItem.Refused(line, Id, problem);
    }

    private static string PriceProblem(string? price) =>
        $"'{price}' is no clear price. Write it like '49.90 EUR' or '€ 49,90', the currency as three letters.";

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

    private bool TryPrice(string? text, out Price? price)
    {
        price = text is null ? null : PriceText.TryParse(text, Currency, HasPlainDecimals);
        return text is null || price is not null;
    }

    private bool TryStock(out bool? inStock)
    {
        inStock = InStock is null ? null : StockText.TryParse(InStock);
        return InStock is null || inStock is not null;
    }

    private bool TryAddedAt(out DateTimeOffset? addedAt)
    {
        addedAt = AddedAt is not null && IsoDate.TryParse(AddedAt, out var moment) ? moment : null;
        return AddedAt is null || addedAt is not null;
    }
}
