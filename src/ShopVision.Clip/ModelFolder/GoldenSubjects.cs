using ShopVision.Clip.Images;

namespace ShopVision.Clip.ModelFolder;

/// <summary>What goldens are made of where nothing else is given: texts of several kinds, and pictures of several shapes that no one owns.</summary>
public static class GoldenSubjects
{
    public static IReadOnlyList<string> Texts { get; } =
    [
        "a photo of a red shirt",
        "Blue Jeans, SLIM fit (32/34)!",
        "women's black leather ankle boots",
        "T-shirt with stripes - not cotton",
        "a mug",
        "100% wool, 3 colours, size XL",
        "crème brûlée dish, Ø 12 cm",
        "grüne Jacke für Kinder",
        "赤いドレス",
        "🧦 socks 👟",
        "  spaces   and\ttabs  ",
        "a very long description of a wooden chair with a woven seat, four turned legs, a curved back, a cushion of grey linen, brass feet, a drawer under "
            + "the seat, and a matching footstool, which can be ordered in oak, walnut, ash or beech, oiled or lacquered, and is delivered in parts within two weeks",
    ];

    /// <summary>By file name. PNG, so that every decoder gives the same pixels.</summary>
    internal static IReadOnlyDictionary<string, RgbImage> Pictures { get; } = new Dictionary<string, RgbImage>(StringComparer.Ordinal)
    {
        ["gradient-wide.png"] = Draw(320, 200, (x, y) => ((x * 255) / 319, (y * 255) / 199, 128)),
        ["gradient-tall.png"] = Draw(151, 401, (x, y) => (255 - ((y * 255) / 400), 64, (x * 255) / 150)),
        ["checks.png"] = Draw(256, 256, (x, y) => ((x / 16) + (y / 16)) % 2 == 0 ? (240, 240, 240) : (20, 40, 120)),
        ["stripes-odd.png"] = Draw(333, 227, (x, y) => ((x + y) / 9) % 3 == 0 ? (200, 30, 30) : (250, 245, 230)),
        ["disc.png"] = Draw(300, 300, (x, y) => Square(x - 150) + Square(y - 150) < Square(110) ? (30, 140, 60) : (255, 255, 255)),
        ["ring-grey.png"] = Draw(500, 260, (x, y) => Square(x - 250) + Square(y - 130) is > 6400 and < 12100 ? (90, 90, 90) : (200, 200, 200)),
        ["small.png"] = Draw(33, 21, (x, y) => (x * 7, y * 12, (x * y) % 256)),
        ["waves.png"] = Draw(640, 480, (x, y) => ((Square(x - 320) + Square(y - 240)) / 97 % 256, (x * y) / 211 % 256, (x + (3 * y)) % 256)),
    };

    private static RgbImage Draw(int width, int height, Func<int, int, (int Red, int Green, int Blue)> colorAt)
    {
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (red, green, blue) = colorAt(x, y);
                var at = 3 * ((y * width) + x);
                (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)red, (byte)green, (byte)blue);
            }

        return new RgbImage(width, height, pixels);
    }

    private static int Square(int number) => number * number;
}
