using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Runs;

/// <summary>
/// A row, product or picture that was left out while the run went on. <paramref name="ProductId"/> is null where the row has
/// none, <paramref name="Image"/> names the picture as the feed writes it and is null where the whole product was refused.
/// </summary>
public sealed record IngestRefusal(long Line, string? ProductId, string? Image, ErrorCode Code, string Message);
