using System.ComponentModel.DataAnnotations;

namespace ShopVision.Server.Settings;

/// <summary>The admin API of <c>shopvision serve</c>, which changes the catalog and asks nobody who they are.</summary>
internal sealed record AdminOptions
{
    public const string Section = "Admin";

    /// <summary>Where it listens; nowhere unless told.</summary>
    public string? Urls { get; init; }

    /// <summary>It is meant that other machines reach it: something before it lets only those in who may.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>Names by which it may be called beside <c>localhost</c>, such as that of a proxy before it.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The largest request in bytes.</summary>
    [Range(1024, 1 << 30)]
    public int MaxRequestBytes { get; init; } = 4 * 1024 * 1024;
}
