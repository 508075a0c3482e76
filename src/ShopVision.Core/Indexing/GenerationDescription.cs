namespace ShopVision.Core.Indexing;

/// <summary>One generation of an index: the model of its vectors and how much it holds.</summary>
public sealed record GenerationDescription
{
    public required string Id { get; init; }

    public required IndexModel Model { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required bool IsPublished { get; init; }

    public required long Products { get; init; }

    public required long Images { get; init; }

    /// <summary>Grows with every commit: what was derived from the generation is stale once this differs.</summary>
    public required long Revision { get; init; }
}
