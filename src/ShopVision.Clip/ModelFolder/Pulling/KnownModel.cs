namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>A published model as the catalogue describes it.</summary>
public sealed record KnownModel
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Owner and name at the hub.</summary>
    public required string Repository { get; init; }

    /// <summary>A branch, a tag or a commit.</summary>
    public required string Revision { get; init; }

    /// <summary>The digests that are known of files, by path. A file without one is trusted as it first comes.</summary>
    public required IReadOnlyDictionary<string, string> Digests { get; init; }

    /// <summary>All files together, about.</summary>
    public required long ApproximateBytes { get; init; }

    public required int Dimensions { get; init; }

    public required int ImageSize { get; init; }

    public required ModelLicense License { get; init; }

    /// <summary>Why the model cannot be pulled as it is published, and what to do; null where nothing stands in the way.</summary>
    public required string? Obstacle { get; init; }
}
