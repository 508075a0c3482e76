using System.ComponentModel.DataAnnotations;

namespace ShopVision.Elasticsearch;

/// <summary>How a new generation is stored.</summary>
public sealed record GenerationOptions
{
    [Range(1, 1024)]
    public int Shards { get; init; } = 1;

    /// <summary>Copies beside the first, as far as there are nodes to hold them; made once the generation is filled.</summary>
    [Range(0, 10)]
    public int Replicas { get; init; } = 1;

    /// <summary>How vectors are indexed: 'hnsw', 'int8_hnsw', 'int4_hnsw' or 'bbq_hnsw'; 'shopvision index tune' tells which suits a catalog.</summary>
    [RegularExpression("^(hnsw|int8_hnsw|int4_hnsw|bbq_hnsw)$", ErrorMessage = "Elasticsearch:Generations:VectorIndex must be hnsw, int8_hnsw, int4_hnsw or bbq_hnsw.")]
    public string VectorIndex { get; init; } = "int8_hnsw";

    /// <summary>Neighbours of each vector in the graph.</summary>
    [Range(2, 512)]
    public int Neighbours { get; init; } = 16;

    /// <summary>How many candidates are looked at for each vector while the graph is built.</summary>
    [Range(2, 3200)]
    public int BuildCandidates { get; init; } = 100;

    /// <summary>How long to wait for a filled generation to be ready on its nodes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromMinutes(30);
}
