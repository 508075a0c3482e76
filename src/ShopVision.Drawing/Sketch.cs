using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing;

/// <summary>
/// The sheet one product is drawn on. <see cref="Random"/> restarts for each colour of a design, so a template that takes
/// its proportions from it, and never looks at a colour, draws the same shape for every colour.
/// </summary>
internal sealed class Sketch(Design design, ColorScheme colors)
{
    private readonly SvgBuilder _svg = new();

    public SplitMix64 Random { get; } = new(design.ShapeSeed);

    public ColorScheme Colors { get; } = colors;

    public Material Material => design.Material;

    public bool IsForWomen => design.Gender == Drawing.Gender.Women;

    /// <summary>A part in the product's own stuff: colour, print, texture, sheen, shade and a fine edge.</summary>
    public void Cloth(Outline part, Shade shade, double turn = 0)
    {
        _svg.Path(part, $"fill=\"{Colors.Base}\" fill-opacity=\"{Svg(Material.Opacity)}\"");
        if (design.Pattern.Paint(_svg, Colors, design.Cut, turn) is { } print) _svg.Path(part, $"fill=\"{print}\"");
        Finish(part, shade, turn);
    }

    /// <summary>A part in the product's material and another colour, without the print: a collar, a lining, a trim.</summary>
    public void Trim(Outline part, Rgb color, Shade shade, double turn = 0)
    {
        _svg.Path(part, $"fill=\"{color}\" fill-opacity=\"{Svg(Material.Opacity)}\"");
        Finish(part, shade, turn);
    }

    /// <summary>A part of another stuff: a sole, a zip, a wooden leg.</summary>
    public void Part(Outline part, Rgb color, Shade shade)
    {
        _svg.Path(part, $"fill=\"{color}\"");
        Cast(part, shade);
        _svg.Path(part, $"fill=\"none\" stroke=\"{color.Darken(0.4)}\" stroke-opacity=\"0.55\" stroke-width=\"1.4\"");
    }

    public void Fill(Outline part, Rgb color, double opacity = 1) =>
        _svg.Path(part, $"fill=\"{color}\" fill-opacity=\"{Svg(opacity)}\"");

    public void Line(Outline line, Rgb color, double width, double opacity = 1) => _svg.Path(
        line,
        $"fill=\"none\" stroke=\"{color}\" stroke-width=\"{Svg(width)}\" stroke-opacity=\"{Svg(opacity)}\" "
        + "stroke-linecap=\"round\" stroke-linejoin=\"round\"");

    public void Seam(Outline line) => Line(line, Colors.Edge, 1.8, 0.75);

    public void Stitch(Outline line) => Stitch(line, Colors.Edge);

    public void Stitch(Outline line, Rgb color) => _svg.Path(
        line, $"fill=\"none\" stroke=\"{color}\" stroke-width=\"1.6\" stroke-dasharray=\"5 3.5\" stroke-opacity=\"0.85\"");

    /// <summary>A soft crease: three strokes of shadow, each narrower than the last.</summary>
    public void Fold(Outline line, double width = 14)
    {
        for (var layer = 1; layer <= 3; layer++) Line(line, Rgb.Black, width / layer, 0.045);
    }

    /// <summary>A soft gleam, drawn as a fold is.</summary>
    public void Gleam(Outline line, double width = 10)
    {
        for (var layer = 1; layer <= 3; layer++) Line(line, Rgb.White, width / layer, 0.16);
    }

    public void Dim(Outline part, double opacity) => Fill(part, Rgb.Black, opacity);

    /// <summary>The soft shadow where a thing touches the ground.</summary>
    public void Shadow(double x, double y, double radiusX, double radiusY) =>
        _svg.Path(Outline.Ellipse(x, y, radiusX, radiusY), $"fill=\"{Shade.Ground.Paint(_svg)}\"");

    /// <summary>A soft patch of light: washed denim, a lit shade.</summary>
    public void Glow(double x, double y, double radiusX, double radiusY) =>
        _svg.Path(Outline.Ellipse(x, y, radiusX, radiusY), $"fill=\"{Shade.Glow.Paint(_svg)}\"");

    public void Clip(Outline outline, Action draw) => _svg.Clip(outline, draw);

    /// <summary>Draws once as given and once mirrored about the middle: sleeves, lapels, legs.</summary>
    public void Both(Action draw)
    {
        draw();
        Mirrored(draw);
    }

    public void Mirrored(Action draw) => _svg.Group($"transform=\"matrix(-1 0 0 1 {SvgBuilder.Size} 0)\"", draw);

    public void Moved(double x, double y, double scale, double turn, Action draw) => _svg.Group(
        FormattableString.Invariant($"transform=\"translate({x:0.#} {y:0.#}) rotate({turn:0.#} 256 256) scale({scale:0.###})\""), draw);

    /// <summary>Covers the sheet, before anything else is drawn.</summary>
    public void Background(Rgb color) => Fill(Outline.Box(0, 0, SvgBuilder.Size, SvgBuilder.Size), color);

    public string ToSvg() => _svg.ToString();

    private void Finish(Outline part, Shade shade, double turn)
    {
        Texture(part, turn);
        Cast(part, Material.Sheen);
        Cast(part, shade);
        Line(part, Colors.Edge, 1.8, 0.7);
    }

    private void Texture(Outline part, double turn)
    {
        if (Material.Texture.Length == 0) return;
        var angle = Outline.Number(turn);
        var paint = _svg.Define($"{Material.Name}{angle}", id =>
            $"<pattern id=\"{id}\" patternUnits=\"userSpaceOnUse\" width=\"{Svg(Material.Tile)}\" height=\"{Svg(Material.Tile)}\" "
            + $"patternTransform=\"rotate({angle})\">{Material.Texture}</pattern>\n");
        _svg.Path(part, $"fill=\"{paint}\"");
    }

    private void Cast(Outline part, Shade shade)
    {
        if (shade != Shade.None) _svg.Path(part, $"fill=\"{shade.Paint(_svg)}\"");
    }

    private static string Svg(double value) => FormattableString.Invariant($"{value:0.###}");
}
