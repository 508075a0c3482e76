namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>A file to fetch, and what is known of it before.</summary>
internal sealed record RemoteFile
{
    /// <summary>Relative to the model's folder, and inside it.</summary>
    public required string Path { get; init; }

    public required Uri Address { get; init; }

    /// <summary>What is written down as its origin.</summary>
    public required string Url { get; init; }

    public string? Sha256 { get; init; }

    /// <summary>Who gave the digest.</summary>
    public DigestSource VouchedBy { get; init; } = DigestSource.Nobody;

    public long? Bytes { get; init; }

    /// <summary>One of several files that may stand for each other: that it is not there is no fault.</summary>
    public bool IsOptional { get; init; }
}
