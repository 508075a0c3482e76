namespace ShopVision.Clip.ModelFolder;

/// <summary>A file of the model's folder; the path is relative to the folder, with slashes, and stays inside.</summary>
internal sealed record ManifestFile(string Path, string Sha256, long Bytes, string? Url)
{
    /// <summary>Of a graph: the files that hold its weights, where they lie beside it.</summary>
    public IReadOnlyList<ManifestFile> Weights { get; init; } = [];

    /// <summary>The path, from the model's folder, of what this file names relative to itself.</summary>
    public string PathBeside(string location) => Path[..(Path.LastIndexOf('/') + 1)] + location;
}
