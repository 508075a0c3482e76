using System.Security.Cryptography;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>Describes a file as it is, where no manifest says what it should be.</summary>
internal static class FileDigest
{
    public static ManifestFile Of(string folder, string path)
    {
        var file = Path.Combine(folder, path);
        if (!File.Exists(file))
            throw new ShopVisionException(ErrorCode.ModelMissing, $"Expected the file '{file}', which is missing. Fetch the model again.");
        using var stream = File.OpenRead(file);
        return new ManifestFile(path, Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length, Url: null);
    }
}
