using ShopVision.Core.Catalog;

namespace ShopVision.Evaluation.Truths;

/// <summary>Which columns of a truth file hold what; null looks for the well-known names, without regard to case.</summary>
public sealed record TruthColumns(string? Id = null, string? Color = null, string? Category = null, string? Gender = null)
{
    /// <summary>The axes that a truth may speak of, in the order in which reports list them.</summary>
    public static IReadOnlyList<string> MeasuredAxes { get; } = [Axes.Color, Axes.Category, Axes.Gender];

    internal static IReadOnlyList<string> WellKnownIds { get; } = ["id"];

    internal string? Named(string axis) => axis switch
    {
        Axes.Color => Color,
        Axes.Category => Category,
        Axes.Gender => Gender,
        _ => null,
    };

    internal static IReadOnlyList<string> WellKnown(string axis) => axis switch
    {
        Axes.Color => ["color", "colour", "baseColour", "baseColor"],
        Axes.Category => ["category", "articleType"],
        _ => [axis],
    };
}
