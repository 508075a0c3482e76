namespace ShopVision.Core.Indexing;

/// <summary>The published generation and the others that are kept, newest first.</summary>
public sealed record IndexDescription(GenerationDescription Published, IReadOnlyList<GenerationDescription> Others);
