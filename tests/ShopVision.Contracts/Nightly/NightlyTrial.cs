using System.Security.Cryptography;
using System.Text.Json;

namespace ShopVision.Contracts.Nightly;

/// <summary>
/// The nights of a shop: all is new, nothing is, something has changed, and only what did not come is tried again. Each run must tell
/// exactly that, and the shop be asked for no other picture; what the index holds at the end must be what the feed says, and every vector
/// that has not changed the very one that it was.
/// </summary>
public sealed class NightlyTrial(MerchantShop shop, NightlyIngest ingest)
{
    /// <summary>Every product, for the first time.</summary>
    public Night First { get; private set; } = null!;

    /// <summary>The one that tells the change.</summary>
    public Night Changed { get; private set; } = null!;

    /// <summary>How many pictures the shop was asked for after the change.</summary>
    public int PicturesAsked { get; private set; }

    /// <summary>Throws where anything is not as it must be.</summary>
    public async Task RunAsync(string cron, CancellationToken cancellationToken)
    {
        var (products, change) = (shop.Products.Count, shop.Change);
        await ingest.BeginAsync(shop.Feed, cron, cancellationToken);
        First = await ingest.NextAsync(cancellationToken);
        Assert.Equal(Night.CountsOf(added: products, embedded: products), First.Counts);
        Assert.All(shop.Asked.Values, times => Assert.Equal(1, times));

        var quiet = Night.CountsOf(unchanged: products, picturesUnchanged: products);
        Assert.Equal(quiet, (await ingest.NextAsync(cancellationToken)).Counts);
        Assert.Equal(products, shop.Asked.Count);
        var before = await ingest.ExportAsync(cancellationToken);
        AssertHolds(before);

        shop.ChangeProducts();
        do
            Changed = await ingest.NextAsync(cancellationToken);
        // The schedule may have asked for it, and it may have asked for the feed, before the change.
        while (Changed.Counts == quiet);
        var unchanged = products - change.Changed - change.Removed;
        Assert.Equal(
            Night.CountsOf(
                change.New, change.Changed, unchanged, change.Removed, withoutImages: change.Refused,
                embedded: change.New + change.OtherPictures, picturesUnchanged: unchanged + change.Prices, picturesRefused: change.Refused),
            Changed.Counts);
        AssertRefused(Changed);

        var after = await ingest.NextAsync(cancellationToken);
        Assert.Equal(
            Night.CountsOf(unchanged: shop.Products.Count, withoutImages: change.Refused, picturesUnchanged: shop.Products.Count - change.Refused, picturesRefused: change.Refused),
            after.Counts);
        AssertRefused(after);
        AssertAsked();
        var now = await ingest.ExportAsync(cancellationToken);
        AssertHolds(now);
        AssertKept(before, now);
    }

    private void AssertRefused(Night night) => Assert.Equal(
        [
            .. shop.Those(Fate.PictureLost).Select(product => (product.Id, "image-missing")).Concat(shop.Those(Fate.PictureBroken).Select(product => (product.Id, "image-unsupported"))).Order(),
        ],
        night.Refusals.Select(refusal => (refusal.Product!, refusal.Code)).Order());

    /// <summary>Each picture that is new, once; those that do not come, every night.</summary>
    private void AssertAsked()
    {
        var asked = shop.Asked;
        PicturesAsked = asked.Count;
        Assert.Equal(shop.Those(Fate.New, Fate.OtherPicture, Fate.PictureLost, Fate.PictureBroken).Select(product => product.Picture).Order(), asked.Keys.Order());
        Assert.All(shop.Those(Fate.New, Fate.OtherPicture), product => Assert.Equal(1, asked[product.Picture]));
    }

    private void AssertHolds(IReadOnlyDictionary<string, JsonElement> index)
    {
        var lost = shop.Those(Fate.PictureLost, Fate.PictureBroken).Select(product => product.Picture).ToHashSet();
        Assert.Equal(shop.Products.Select(product => Describe(product, lost.Contains(product.Picture))).Order(), index.Values.Select(Describe).Order());
    }

    /// <summary>What did not change is the same to the last digit.</summary>
    private void AssertKept(IReadOnlyDictionary<string, JsonElement> before, IReadOnlyDictionary<string, JsonElement> now)
    {
        foreach (var product in shop.Those(Fate.Unchanged))
            Assert.Equal(before[product.Id].GetRawText(), now[product.Id].GetRawText());
        foreach (var product in shop.Those(Fate.Dearer))
            Assert.Equal(before[product.Id].GetProperty("images").GetRawText(), now[product.Id].GetProperty("images").GetRawText());
    }

    private string Describe(ShopProduct product, bool isLost) =>
        $"{product.Id} '{product.Title}' {product.Category} {product.Price:0.00} EUR {shop.AddressOf(product.Picture)}"
        + (isLost ? "" : $" {Convert.ToHexStringLower(SHA256.HashData(shop.Picture(product.Picture)!))}");

    private static string Describe(JsonElement entry)
    {
        var product = entry.GetProperty("product");
        var (category, price) = (product.GetProperty("category").EnumerateArray().Select(name => name.GetString()), product.GetProperty("price"));
        return $"{product.GetProperty("id").GetString()} '{product.GetProperty("title").GetString()}' {string.Join(" > ", category)} "
            + $"{price.GetProperty("amount").GetDecimal():0.00} {price.GetProperty("currency").GetString()} {product.GetProperty("images")[0].GetString()}"
            + string.Concat(entry.GetProperty("images").EnumerateArray().Select(image => $" {image.GetProperty("digest").GetString()}"));
    }
}
