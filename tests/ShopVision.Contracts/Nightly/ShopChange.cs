namespace ShopVision.Contracts.Nightly;

/// <summary>
/// How many products a shop changes from one night to the next, none in two ways: other prices, products that are new, removed ones, and
/// pictures under a new address, where there is none (<paramref name="LostPictures"/>), no picture (<paramref name="BrokenPictures"/>) or
/// another one.
/// </summary>
public sealed record ShopChange(int Prices, int New, int Removed, int LostPictures, int BrokenPictures, int OtherPictures)
{
    private const decimal Dearer = 5;

    /// <summary>How many of the pictures under a new address never come.</summary>
    public int Refused => LostPictures + BrokenPictures;

    /// <summary>How many products the index has afterwards that are not what they were.</summary>
    public int Changed => Prices + Refused + OtherPictures;

    /// <summary>What becomes of a shop's products; those that are new come with it.</summary>
    internal IReadOnlyList<ChangedProduct> Of(IReadOnlyList<ShopProduct> products, IReadOnlyList<ShopProduct> added)
    {
        (Fate Fate, int Count)[] fates =
        [
            (Fate.Dearer, Prices), (Fate.Removed, Removed), (Fate.PictureLost, LostPictures), (Fate.PictureBroken, BrokenPictures), (Fate.OtherPicture, OtherPictures),
        ];
        // Spread over the catalog, as a shop's changes are.
        var changes = new Queue<Fate>(fates.SelectMany(fate => Enumerable.Repeat(fate.Fate, fate.Count)));
        var step = products.Count / changes.Count;
        return
        [
            .. products.Select((product, i) => After(product, i % step == 0 && changes.TryDequeue(out var fate) ? fate : Fate.Unchanged)),
            .. added.Select(product => new ChangedProduct(Fate.New, product)),
        ];
    }

    private static ChangedProduct After(ShopProduct product, Fate fate) => new(fate, fate switch
    {
        Fate.Dearer => product with { Price = product.Price + Dearer },
        Fate.PictureLost or Fate.PictureBroken or Fate.OtherPicture => product with { Picture = $"pictures/{product.Id}-2.jpg" },
        _ => product,
    });
}

internal enum Fate
{
    Unchanged,
    Dearer,
    New,
    Removed,
    PictureLost,
    PictureBroken,
    OtherPicture,
}

internal sealed record ChangedProduct(Fate Fate, ShopProduct Product);
