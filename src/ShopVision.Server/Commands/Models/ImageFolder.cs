using ShopVision.Core.Errors;

namespace ShopVision.Server.Commands.Models;

/// <summary>The pictures of a folder, in the order of their names. What is no picture is found out by who reads it.</summary>
internal static class ImageFolder
{
    private static readonly string[] _endings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".bmp", ".tif", ".tiff"];

    public static IReadOnlyList<string> FilesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => _endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)]
        : throw new ShopVisionException(ErrorCode.ImageMissing, $"Expected a folder with pictures at '{folder}', found none. Correct --images.");
}
