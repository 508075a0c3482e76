namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>How far one file of a pull is; the total is null where the server does not say it.</summary>
public sealed record PullProgress(string Path, long Bytes, long? Total)
{
    /// <summary>What went wrong and is tried again; null where nothing did.</summary>
    public string? Setback { get; init; }
}
