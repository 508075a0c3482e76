namespace ShopVision.Drawing.Tests;

internal static class Some
{
    /// <summary>Large enough that every template, colour, pattern and material turns up. Drawn once: products are immutable.</summary>
    public static readonly IReadOnlyList<DrawnProduct> BigCatalog = DrawnCatalog.Draw(seed: 7, products: 1500);
}
