namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>What must be known of a half-fetched file to go on with it another day.</summary>
internal sealed record PartState(string? Validator, string? LinkedSha256, bool IsWhole)
{
    public static PartState Nothing { get; } = new(null, null, IsWhole: false);
}
