using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;

namespace ShopVision.Drawing;

/// <summary>All that the colour variants of one product share.</summary>
internal sealed record Design(Template Template, PatternFill Pattern, PatternCut Cut, Material Material)
{
    public required string GroupId { get; init; }

    public required string Brand { get; init; }

    public required string? Gender { get; init; }

    public required decimal Price { get; init; }

    public required ulong ShapeSeed { get; init; }
}
