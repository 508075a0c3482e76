using System.Security.Cryptography;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>Describes a folder's files as they are, where no manifest says what they should be. Each is read once.</summary>
internal sealed class FileDigests(string folder)
{
    private readonly Dictionary<string, ManifestFile> _files = new(StringComparer.Ordinal);

    public string PathOf(string path) => Path.Combine(folder, path);

    public ManifestFile Of(string path)
    {
        if (_files.TryGetValue(path, out var known))
            return known;
        var file = PathOf(path);
        if (!File.Exists(file))
            throw new ShopVisionException(ErrorCode.ModelMissing, $"Expected the file '{file}', which is missing. Fetch the model again.");
        using var stream = File.OpenRead(file);
        return _files[path] = new ManifestFile(path, Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length, Url: null);
    }

    /// <summary>A graph, with the files beside it that hold its weights.</summary>
    public ManifestFile OfGraph(string path, IReadOnlyList<string> weightFiles)
    {
        var graph = Of(path);
        return graph with { Weights = [.. weightFiles.Select(location => Of(graph.PathBeside(location)))] };
    }
}
