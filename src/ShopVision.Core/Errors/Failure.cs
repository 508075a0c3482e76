namespace ShopVision.Core.Errors;

/// <summary>One item of a batch that could not be done, while the batch went on.</summary>
public sealed record Failure(string ItemId, ErrorCode Code, string Message);
