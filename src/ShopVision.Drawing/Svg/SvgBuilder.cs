using System.Text;

namespace ShopVision.Drawing.Svg;

/// <summary>Collects definitions and shapes of one 512 x 512 drawing and writes them as plain SVG 1.1.</summary>
internal sealed class SvgBuilder
{
    public const int Size = 512;

    private readonly StringBuilder _definitions = new();
    private readonly StringBuilder _shapes = new();
    private readonly HashSet<string> _defined = [];

    /// <summary>Adds a gradient or pattern once and returns the paint that refers to it.</summary>
    public string Define(string id, Func<string, string> markup)
    {
        if (_defined.Add(id)) _definitions.Append(markup(id));
        return $"url(#{id})";
    }

    public void Path(Outline outline, string attributes) =>
        _shapes.Append("<path d=\"").Append(outline.ToString()).Append("\" ").Append(attributes).Append("/>\n");

    public void Group(string attributes, Action draw)
    {
        _shapes.Append("<g ").Append(attributes).Append(">\n");
        draw();
        _shapes.Append("</g>\n");
    }

    /// <summary>Shapes drawn by <paramref name="draw"/> show only inside the outline.</summary>
    public void Clip(Outline outline, Action draw)
    {
        var id = $"clip{_defined.Count}";
        Define(id, name => $"<clipPath id=\"{name}\"><path d=\"{outline.ToString()}\"/></clipPath>\n");
        Group($"clip-path=\"url(#{id})\"", draw);
    }

    public override string ToString() =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Size} {Size}\" width=\"{Size}\" height=\"{Size}\">\n"
        + $"<defs>\n{_definitions}</defs>\n{_shapes}</svg>\n";
}
