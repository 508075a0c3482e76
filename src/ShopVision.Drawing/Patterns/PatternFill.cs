using System.Globalization;
using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Patterns;

/// <summary>A repeat printed or woven over the base colour of a product. A closed family: one sealed class per pattern.</summary>
internal abstract class PatternFill(string name, double width, double height)
{
    public static readonly PatternFill Plain = new Plain();
    public static readonly PatternFill Striped = new Striped();
    public static readonly PatternFill Checked = new Checked();
    public static readonly PatternFill Dotted = new Dotted();
    public static readonly PatternFill Floral = new Floral();
    public static readonly PatternFill Zigzag = new Zigzag();
    public static readonly PatternFill Argyle = new Argyle();

    public string Name { get; } = name;

    /// <summary>The angles it may be laid at, the likely ones more than once.</summary>
    public virtual IReadOnlyList<double> Turns => [0, 0, 0, 0, 90, 90, 45];

    /// <summary>The shapes of one tile; a kind below three picks a variant of the pattern.</summary>
    protected abstract string Tile(ColorScheme colors, int kind);

    /// <summary>The paint of this pattern, turned by degrees so that it follows a sleeve or a leg; null where nothing is printed.</summary>
    public virtual string? Paint(SvgBuilder svg, ColorScheme colors, PatternCut cut, double turn)
    {
        var angle = Outline.Number(cut.Turn + turn);
        return svg.Define(FormattableString.Invariant($"{Name}{angle}"), id => string.Create(
            CultureInfo.InvariantCulture,
            $"<pattern id=\"{id}\" patternUnits=\"userSpaceOnUse\" width=\"{width}\" height=\"{height}\" "
            + $"patternTransform=\"rotate({angle}) scale({cut.Scale:0.##})\">{Tile(colors, cut.Kind)}</pattern>\n"));
    }
}
