using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Generations;

/// <summary>The generations that are kept, as they were at one moment; <paramref name="Published"/> is null where there is none.</summary>
internal sealed record Catalog(PublishedGeneration? Published, IReadOnlyList<GenerationDescription> Others);

/// <summary>The generation that readers search.</summary>
internal sealed record PublishedGeneration(GenerationDescription Description, string Index, GenerationMeta Meta);
