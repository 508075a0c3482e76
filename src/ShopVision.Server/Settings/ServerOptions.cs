using System.ComponentModel.DataAnnotations;

namespace ShopVision.Server.Settings;

/// <summary>The HTTP side of <c>shopvision serve</c>.</summary>
internal sealed record ServerOptions
{
    public const string Section = "Server";

    /// <summary>Loopback unless told otherwise.</summary>
    [Required]
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The largest request, photo and form together, in bytes.</summary>
    [Range(1024, 1 << 30)]
    public int MaxRequestBytes { get; init; } = 24 * 1024 * 1024;
}
