namespace ShopVision.Ingestion.Changes;

/// <summary>What of a batch can be done, in its order, and what cannot.</summary>
public sealed record EditBatch(IReadOnlyList<ProductEdit> Edits, IReadOnlyList<EditRefusal> Refusals);
