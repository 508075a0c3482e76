using System.Globalization;
using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;

namespace ShopVision.Drawing;

/// <summary>Draws a shop's catalog from a seed: the same seed gives the same products and pictures on every platform.</summary>
public static class DrawnCatalog
{
    private const int ColorsPerDesign = 3;

    private static readonly Rgb[] Backgrounds = [Rgb.White, Rgb.White, new(250, 250, 249), new(246, 246, 244), new(245, 247, 249)];

    public static IReadOnlyList<DrawnProduct> Draw(int seed, int products = 120)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(products);
        var random = new SplitMix64((ulong)seed);
        var designer = new Designer(random);
        var drawn = new List<DrawnProduct>(products);
        while (drawn.Count < products)
        {
            var design = designer.Next();
            var colors = random.Shuffle(design.Template.Assortment.Colors).Distinct().Take(ColorsPerDesign);
            foreach (var color in colors.Take(products - drawn.Count)) drawn.Add(Product(design, color, random));
        }

        return drawn;
    }

    private static DrawnProduct Product(Design design, ShopColor color, SplitMix64 random) => new()
    {
        Id = $"{design.GroupId}-{color.Name}",
        GroupId = design.GroupId,
        Title = Title(design, color),
        Brand = design.Brand,
        Category = design.Template.Category,
        Color = color.Name,
        Pattern = design.Pattern.Name,
        Material = design.Material.Name,
        Gender = design.Gender,
        Price = design.Price,
        Currency = "EUR",
        InStock = random.Chance(0.92),
        Svg = Picture(design, color.Dye(random)),
    };

    private static string Title(Design design, ShopColor color)
    {
        var pattern = design.Pattern == PatternFill.Plain ? "" : Capital(design.Pattern.Name) + " ";
        return $"{design.Brand} {pattern}{Capital(design.Material.Name)} {design.Template.Noun}, {Capital(color.Name)}";
    }

    private static string Picture(Design design, Rgb dye)
    {
        var sketch = new Sketch(design, new ColorScheme(dye, design.Cut.Kind));
        var random = sketch.Random;
        sketch.Background(random.Pick(Backgrounds));
        var scale = random.Between(0.9, 1.03) * design.Template.Zoom;
        var turn = design.Template.Stands ? 0 : random.Between(-5, 5);
        var slack = 256 * (1 - scale);
        var (x, y) = (slack + random.Between(-9, 9), slack + random.Between(-9, 9));
        sketch.Moved(x, y, scale, turn, () =>
        {
            if (random.Chance(0.5)) sketch.Mirrored(() => design.Template.Draw(sketch));
            else design.Template.Draw(sketch);
        });
        return sketch.ToSvg();
    }

    private static string Capital(string word) => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(word[0])}{word[1..]}");
}
