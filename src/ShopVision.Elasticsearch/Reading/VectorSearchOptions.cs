using System.ComponentModel.DataAnnotations;

namespace ShopVision.Elasticsearch;

/// <summary>How hard a vector search looks; 'shopvision index tune' measures both numbers on a shop's own vectors.</summary>
public sealed record VectorSearchOptions
{
    /// <summary>Candidates on each shard, at least; never fewer than hits are wanted.</summary>
    [Range(1, 10_000)]
    public int Candidates { get; init; } = 300;

    /// <summary>How many times as many candidates as hits are scored again with the vectors as they were before they were quantised.</summary>
    [Range(1.0, 9.9)]
    public double Oversample { get; init; } = 3;
}
