using ShopVision.Core.Indexing;
using ShopVision.Core.Intent;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Searching;

/// <summary>What is derived from one state of the catalog: its vocabulary as vectors, and the reader of words.</summary>
public sealed record CatalogState(GenerationDescription Generation, AttributeBank Bank, IntentReader Intent);
