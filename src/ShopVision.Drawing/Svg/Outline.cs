using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ShopVision.Drawing.Svg;

/// <summary>
/// SVG path data written as an interpolated string: <c>Outline hem = $"M{x} {y}h40";</c>.
/// Numbers are rounded to a tenth and written in the invariant culture, so a drawing is the same everywhere.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Outline
{
    private readonly StringBuilder _data;

    public Outline(int literalLength, int formattedCount) => _data = new StringBuilder(literalLength + (formattedCount * 5));

    public void AppendLiteral(string text) => _data.Append(text);

    public void AppendFormatted(double number) => _data.Append(Number(number));

    public void AppendFormatted(Outline other) => _data.Append(other._data);

    public override string ToString() => _data.ToString();

    /// <summary>Rounded to a tenth; adding zero turns the minus of "-0" away.</summary>
    public static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    public static Outline Ellipse(double x, double y, double radiusX, double radiusY) =>
        $"M{x - radiusX} {y}a{radiusX} {radiusY} 0 1 0 {2 * radiusX} 0a{radiusX} {radiusY} 0 1 0 {-2 * radiusX} 0Z";

    public static Outline Circle(double x, double y, double radius) => Ellipse(x, y, radius, radius);

    /// <summary>A rectangle by its upper left corner, with rounded corners.</summary>
    public static Outline Box(double x, double y, double width, double height, double corner = 0)
    {
        var c = Math.Min(corner, Math.Min(width, height) / 2);
        return
            $"M{x + c} {y}h{width - (2 * c)}q{c} 0 {c} {c}v{height - (2 * c)}q0 {c} {-c} {c}h{(2 * c) - width}"
            + $"q{-c} 0 {-c} {-c}v{(2 * c) - height}q0 {-c} {c} {-c}Z";
    }
}
