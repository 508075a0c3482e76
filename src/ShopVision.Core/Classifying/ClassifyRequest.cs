namespace ShopVision.Core.Classifying;

/// <summary>What to look for in photos. Without labels, the values that the model knows; without axes, all of its axes.</summary>
public sealed record ClassifyRequest
{
    public const int DefaultTop = 3;

    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Prompts with <c>{}</c> for the label; without any, those that the model was calibrated with.</summary>
    public IReadOnlyList<string> Templates { get; init; } = [];

    /// <summary>What to read; beside labels at most one, which says what they are values of.</summary>
    public IReadOnlyList<string> Axes { get; init; } = [];

    /// <summary>How many labels of each axis are answered.</summary>
    public int Top { get; init; } = DefaultTop;
}
