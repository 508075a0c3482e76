using System.ComponentModel.DataAnnotations;

namespace ShopVision.Core.Ranking;

/// <summary>How the legs of a search are weighed against each other.</summary>
public sealed class RankerOptions
{
    public const string Section = "Ranker";

    /// <summary>What the best lexical match adds to a cosine; other matches add their share of it.</summary>
    [Range(0.0, 10.0)]
    public double LexicalWeight { get; init; } = 0.3;

    /// <summary>How many candidates each leg gives at least, so that fusing has something to fuse.</summary>
    [Range(1, 1000)]
    public int MinimumDepth { get; init; } = 100;
}
