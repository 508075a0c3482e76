using System.Globalization;
using System.Xml.Linq;

namespace ShopVision.Contracts.Nightly;

/// <summary>A shop on loopback: its products as a Merchant Center feed, which a good server gives again only where it has changed, and their pictures.</summary>
public sealed class MerchantShop : IAsyncDisposable
{
    private const string FeedPath = "feed.xml";

    private static readonly XNamespace Google = "http://base.google.com/ns/1.0";

    private readonly FileServer _server = new();
    private readonly IReadOnlyList<ChangedProduct> _changed;
    private int _before;

    /// <summary>Begins with the products but the last, which are those that come new, and whose pictures others change to.</summary>
    public MerchantShop(IReadOnlyList<(ShopProduct Product, byte[] Picture)> stock, ShopChange change)
    {
        Change = change;
        var spare = change.New + change.OtherPictures;
        var added = stock.SkipLast(change.OtherPictures).TakeLast(change.New).ToList();
        Products = [.. stock.SkipLast(spare).Select(item => item.Product)];
        _changed = change.Of(Products, [.. added.Select(item => item.Product)]);
        foreach (var (product, picture) in stock.SkipLast(spare).Concat(added))
            _server.Files[product.Picture] = picture;
        foreach (var ((_, product), (_, picture)) in _changed.Where(item => item.Fate == Fate.OtherPicture).Zip(stock.TakeLast(change.OtherPictures)))
            _server.Files[product.Picture] = picture;
        foreach (var (_, product) in _changed.Where(item => item.Fate == Fate.PictureBroken))
            _server.Files[product.Picture] = "a page, and no picture"u8.ToArray();
        Publish();
    }

    public ShopChange Change { get; }

    public string Feed => AddressOf(FeedPath);

    /// <summary>What the feed names now.</summary>
    public IReadOnlyList<ShopProduct> Products { get; private set; }

    /// <summary>How often the shop was asked for each picture since it changed, or since it is there.</summary>
    public IReadOnlyDictionary<string, int> Asked =>
        _server.Requests.Skip(_before).Where(request => request.Path != FeedPath).CountBy(request => request.Path).ToDictionary(StringComparer.Ordinal);

    /// <summary>The feed is what the change makes of it from the next request on.</summary>
    public void ChangeProducts()
    {
        _before = _server.Requests.Count;
        Products = [.. _changed.Where(item => item.Fate != Fate.Removed).Select(item => item.Product)];
        Publish();
    }

    public string AddressOf(string path) => $"{_server.Address}{path}";

    /// <summary>Null where the server has none under this path.</summary>
    public byte[]? Picture(string path) => _server.Files.TryGetValue(path, out var picture) ? picture : null;

    /// <summary>The products that share a fate.</summary>
    internal IReadOnlyList<ShopProduct> Those(params ReadOnlySpan<Fate> fates)
    {
        var meant = fates.ToArray();
        return [.. _changed.Where(item => meant.Contains(item.Fate)).Select(item => item.Product)];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Publish()
    {
        using var feed = new MemoryStream();
        new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "g", Google),
            new XElement("channel", new XElement("title", "A shop"), Products.Select(Item))).Save(feed);
        _server.Files[FeedPath] = feed.ToArray();
    }

    private XElement Item(ShopProduct product) => new(
        "item",
        new XElement(Google + "id", product.Id),
        new XElement(Google + "title", product.Title),
        new XElement(Google + "product_type", product.Category),
        new XElement(Google + "link", AddressOf($"products/{product.Id}")),
        new XElement(Google + "image_link", AddressOf(product.Picture)),
        new XElement(Google + "availability", "in_stock"),
        new XElement(Google + "price", string.Create(CultureInfo.InvariantCulture, $"{product.Price:0.00} EUR")));
}
