using System.ComponentModel.DataAnnotations;

namespace ShopVision.Ingestion.Fetching;

/// <summary>How feeds and pictures are fetched from other machines.</summary>
public sealed record FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>
    /// Networks that may be reached although they are private, such as <c>10.1.0.0/16</c>, on any port: a shop's own. Everything else that
    /// is not public stays out of reach, whatever name or redirect leads there.
    /// </summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>The ports that may be reached on public addresses.</summary>
    public IReadOnlyList<int> AllowedPorts { get; init; } = [80, 443, 8080, 8443];

    /// <summary>What is sent to a host as its <c>Authorization</c>, and to no other; best set in the environment.</summary>
    public IReadOnlyList<HostCredential> Credentials { get; init; } = [];

    /// <summary>Pictures larger than this are refused, in bytes.</summary>
    [Range(1024, 1 << 30)]
    public int MaxImageBytes { get; init; } = 32 << 20;

    /// <summary>Feeds larger than this, as they come, are refused, in bytes.</summary>
    [Range(1024, long.MaxValue)]
    public long MaxFeedBytes { get; init; } = 8L << 30;

    [Range(0, 20)]
    public int MaxRedirects { get; init; } = 5;

    /// <summary>How long one picture may take in all; a feed may take as long as bytes come.</summary>
    public TimeSpan ImageTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long may pass without a byte.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a fetch is tried that failed for a passing reason.</summary>
    [Range(1, 20)]
    public int Attempts { get; init; } = 4;

    /// <summary>The pause before the second attempt; it doubles from one to the next, and varies by half.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A host that asks for a longer pause than this is left for the next run.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many requests one host gets at a time.</summary>
    [Range(1, 256)]
    public int PerHost { get; init; } = 6;

    /// <summary>How many pictures are fetched at a time, from all hosts together.</summary>
    [Range(1, 1024)]
    public int Concurrency { get; init; } = 24;
}

/// <summary>What a host wants to see before it answers, such as <c>Bearer …</c> or <c>Basic …</c>.</summary>
public sealed record HostCredential
{
    public string Host { get; init; } = "";

    public string Authorization { get; init; } = "";

    /// <summary>Never with the secret.</summary>
    public override string ToString() => $"credential for {Host}";
}
