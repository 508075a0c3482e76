using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ShopVision.Drawing.Tests;

public sealed partial class DrawnSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // Plain SVG 1.1: nothing that a renderer would fetch, run or need a font for.
    private static readonly HashSet<string> Allowed =
        ["svg", "defs", "g", "path", "linearGradient", "radialGradient", "stop", "pattern", "clipPath"];

    [Fact]
    public void Every_picture_is_well_formed_and_holds_plain_shapes_only() => Assert.All(Pictures(), picture =>
    {
        Assert.Equal(Svg + "svg", picture.Name);
        Assert.Equal("0 0 512 512", picture.Attribute("viewBox")?.Value);
        Assert.All(picture.DescendantsAndSelf(), element =>
        {
            Assert.Equal(Svg, element.Name.Namespace);
            Assert.Contains(element.Name.LocalName, Allowed);
        });
    });

    [Fact]
    public void No_picture_holds_text_links_or_event_handlers() => Assert.All(Pictures(), picture =>
    {
        Assert.True(string.IsNullOrWhiteSpace(picture.Value));
        Assert.DoesNotContain(Attributes(picture), attribute =>
            attribute.Name.LocalName is "href" or "style" or "class" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    });

    [Fact]
    public void Every_paint_refers_to_a_definition_of_the_same_picture() => Assert.All(Pictures(), picture =>
    {
        var ids = Attributes(picture).Where(attribute => attribute.Name == "id").Select(attribute => attribute.Value).ToList();
        var paints = Attributes(picture).Where(attribute => attribute.Value.Contains("url(", StringComparison.Ordinal)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(paints, paint => Assert.Contains(LocalPaint().Match(paint.Value).Groups[1].Value, ids));
    });

    [Fact]
    public void Every_number_in_a_path_is_finite_and_near_the_sheet() => Assert.All(
        Pictures().SelectMany(picture => picture.Descendants(Svg + "path")),
        path => Assert.All(Number().Matches(path.Attribute("d")!.Value), number =>
            Assert.InRange(double.Parse(number.Value, CultureInfo.InvariantCulture), -520, 1040)));

    [Fact]
    public void A_path_holds_commands_and_numbers_only() => Assert.All(
        Pictures().SelectMany(picture => picture.Descendants(Svg + "path")),
        path => Assert.Matches(PathData(), path.Attribute("d")!.Value));

    private static IEnumerable<XElement> Pictures() => Some.BigCatalog.DistinctBy(product => product.GroupId).Select(product => XElement.Parse(product.Svg));

    private static IEnumerable<XAttribute> Attributes(XElement picture) => picture.DescendantsAndSelf().Attributes();

    [GeneratedRegex("^url\\(#([^)]+)\\)$")]
    private static partial Regex LocalPaint();

    [GeneratedRegex("-?[0-9]+(\\.[0-9]+)?")]
    private static partial Regex Number();

    [GeneratedRegex("^M[-0-9. MmLlHhVvCcSsQqTtAaZz]+$")]
    private static partial Regex PathData();
}
