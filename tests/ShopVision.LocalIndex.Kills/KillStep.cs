using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Kills;

/// <summary>One thing that a writer does, as a whole or not at all.</summary>
internal abstract record KillStep;

/// <summary>A new generation with all entries, published.</summary>
internal sealed record RebuildStep : KillStep;

internal sealed record PruneStep : KillStep;

internal sealed record CompactStep : KillStep;

internal sealed record UpsertStep(IReadOnlyList<IndexEntry> Entries) : KillStep;

internal sealed record PatchStep(IReadOnlyList<ProductPatch> Patches) : KillStep;

internal sealed record DeleteStep(IReadOnlyList<string> Ids) : KillStep;
