using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Changes;

/// <summary>Why an item of a batch cannot be done; <paramref name="Index"/> counts from 0, the id is null where the item gives none.</summary>
public sealed record EditRefusal(int Index, string? Id, ErrorCode Code, string Message);
