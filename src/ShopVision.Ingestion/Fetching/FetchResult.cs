namespace ShopVision.Ingestion.Fetching;

/// <summary>What became of a fetch, and why, where it was not fetched.</summary>
internal sealed record FetchResult(FetchStatus Status, string Reason = "")
{
    /// <summary>What the server will want to know the next time.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>What a server calls the version that it gave: its ETag and its Last-Modified, as it wrote them.</summary>
internal readonly record struct Validators(string? ETag, string? LastModified)
{
    public static Validators None => default;

    public bool Any => ETag is not null || LastModified is not null;
}

internal enum FetchStatus
{
    Fetched,

    /// <summary>The server still has the version that was asked about.</summary>
    NotModified,

    /// <summary>The address must not be reached.</summary>
    Blocked,

    /// <summary>The server has nothing there, or refuses to give it.</summary>
    Refused,

    TooLarge,

    /// <summary>For a reason that may pass.</summary>
    Failed,
}
