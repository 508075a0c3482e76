using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Generations;

/// <summary>A generation that is or once was published, or that a writer left; <paramref name="Meta"/> is null where another version made it.</summary>
internal sealed record KeptGeneration(string Id, bool IsPublished, GenerationMeta? Meta);
