using ShopVision.Core.Embeddings;
using ShopVision.Core.Intent;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Composition;

/// <summary>A photo, what is seen in it, and what the words beside it ask.</summary>
public sealed record CompositionInput(Embedding Photo, PhotoReading Reading, QueryIntent Intent);
