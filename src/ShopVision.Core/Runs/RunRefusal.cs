namespace ShopVision.Core.Runs;

/// <summary>
/// What a run left out while it went on. <paramref name="Product"/> is null where the feed gives no id, <paramref name="Image"/> where the
/// whole product was refused; <paramref name="IsTransient"/> says that another run may succeed.
/// </summary>
public sealed record RunRefusal(long Line, string? Product, string? Image, string Code, string Message, bool IsTransient);
