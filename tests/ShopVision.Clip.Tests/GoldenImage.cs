using System.Text.Json;
using ShopVision.Clip.Images;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests;

/// <summary>One picture of the golden set with what the reference made of it.</summary>
internal sealed record GoldenImage(string Id, string Path, string Format, JsonElement Facts)
{
    private const string Folder = "golden/images";

    /// <summary>No information was lost in its encoding, so its pixels are not a matter of the decoder.</summary>
    public bool IsLossless => Format is not ("JPEG" or "AVIF") && Id is not ("webp-lossy" or "webp-alpha-lossy" or "webp-animated" or "exif-6-webp");

    /// <summary>libvips blackens what is transparent in a GIF, so that the colours hidden there cannot be shown.</summary>
    public bool IsReproducible(PixelRules rules) => !(rules.DropAlpha && Id == "gif-animated");

    public byte[] Content => File.ReadAllBytes(Path);

    public static IReadOnlyList<GoldenImage> All()
    {
        var root = Fixtures.Require(Folder);
        using var document = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(root, "expected.json")));
        return [.. document.RootElement.GetProperty("images").EnumerateArray().Select(image => new GoldenImage(
            image.GetProperty("id").GetString()!,
            System.IO.Path.Combine(root, image.GetProperty("file").GetString()!),
            image.GetProperty("format").GetString()!,
            image.Clone()))];
    }

    /// <summary>The expected picture of one configuration, or null where there is none.</summary>
    public string? Expected(string configuration) =>
        Facts.GetProperty("expected").TryGetProperty(configuration, out var expected)
            ? Fixtures.Require(System.IO.Path.Combine(Folder, expected.GetProperty("file").GetString()!))
            : null;

    /// <summary>The digest of the whole decoded picture, upright, before resizing.</summary>
    public string? UprightDigest(string variant) =>
        Facts.GetProperty("uprightRgbSha256").TryGetProperty(variant, out var digest) ? digest.GetString() : null;
}
