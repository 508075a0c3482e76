namespace ShopVision.Drawing;

/// <summary>One product of the drawn catalog. Products of one design share <see cref="GroupId"/> and differ in colour only.</summary>
public sealed record DrawnProduct
{
    public required string Id { get; init; }

    public required string GroupId { get; init; }

    public required string Title { get; init; }

    public required string Brand { get; init; }

    /// <summary>From the department down, as in ["Clothing", "T-shirts"].</summary>
    public required IReadOnlyList<string> Category { get; init; }

    public required string Color { get; init; }

    public required string Pattern { get; init; }

    public required string Material { get; init; }

    /// <summary>"Women", "Men" or "Unisex"; null where it makes no sense.</summary>
    public required string? Gender { get; init; }

    public required decimal Price { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    public required bool InStock { get; init; }

    /// <summary>The picture as a self-contained SVG 1.1 document, 512 x 512.</summary>
    public required string Svg { get; init; }
}
