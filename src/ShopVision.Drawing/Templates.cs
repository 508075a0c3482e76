using ShopVision.Drawing.Bags;
using ShopVision.Drawing.Clothing;
using ShopVision.Drawing.Furniture;
using ShopVision.Drawing.Homeware;
using ShopVision.Drawing.Shoes;

namespace ShopVision.Drawing;

/// <summary>Every category the catalog can draw.</summary>
internal static class Templates
{
    public static readonly IReadOnlyList<Template> All =
    [
        new TShirt(), new Shirt(), new Polo(), new Sweater(), new Hoodie(), new Jacket(), new Coat(), new Dress(), new Skirt(),
        new Trousers(), new Jeans(), new Clothing.Shorts(), new Socks(), new Cap(), new Scarf(),
        new Trainers(), new Boots(), new Sandals(), new Heels(), new Loafers(),
        new Backpack(), new Handbag(), new ToteBag(), new Wallet(), new Suitcase(),
        new Sofa(), new Armchair(), new Chair(), new Stool(), new Table(), new Desk(), new Bookcase(), new Bed(), new Wardrobe(),
        new Lamp(), new Vase(), new Mug(), new Plate(), new Bowl(), new Teapot(), new Cushion(), new Rug(), new Clock(), new Candle(), new Planter(),
    ];
}
