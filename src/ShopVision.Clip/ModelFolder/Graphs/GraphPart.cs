namespace ShopVision.Clip.ModelFolder.Graphs;

/// <summary>One field of a graph, by where it stands there and the names that tie it to others.</summary>
internal sealed record GraphPart(GraphRole Role, Range Place)
{
    /// <summary>The values that the part gives, or the value that it speaks about.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The values without which the part cannot be.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}

internal enum GraphRole
{
    /// <summary>Nodes, weights and inputs: where values come from.</summary>
    Source,

    /// <summary>A value's type or quantisation.</summary>
    Note,

    Output,

    /// <summary>Names, documentation, and whatever later versions of the format add.</summary>
    Other,
}
