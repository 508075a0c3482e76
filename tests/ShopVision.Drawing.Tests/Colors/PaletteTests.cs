using ShopVision.Drawing.Colors;

namespace ShopVision.Drawing.Tests.Colors;

public sealed class PaletteTests
{
    [Fact]
    public void No_dye_lot_is_nearer_to_another_colour_than_to_its_own()
    {
        var random = new SplitMix64(3);
        Assert.All(Palette.All, color => Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(color.Name, Nearest(color.Dye(random)).Name)));
    }

    private static ShopColor Nearest(Rgb dye) => Palette.All.MinBy(color => Distance(dye, Rgb.FromHsl(color.Hue, color.Saturation, color.Lightness)))!;

    private static int Distance(Rgb one, Rgb other) => Square(one.Red - other.Red) + Square(one.Green - other.Green) + Square(one.Blue - other.Blue);

    private static int Square(int value) => value * value;
}
