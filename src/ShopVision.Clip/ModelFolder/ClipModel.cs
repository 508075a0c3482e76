using ShopVision.Clip.ModelFolder.Graphs;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder;

/// <summary>A model's folder, read and found complete: every file is there with the size that its description gives.</summary>
public sealed class ClipModel
{
    private ClipModel(string folder, ModelManifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
        Description = new ModelDescription
        {
            Name = manifest.Name,
            Revision = manifest.Revision,
            Fingerprint = Fingerprinting.Of(manifest),
            CompatibleWith = manifest.CompatibleWith,
            Dimensions = manifest.Dimensions,
            Scoring = manifest.Scoring,
            Vocabulary = manifest.Attributes,
            Calibration = manifest.Calibration,
        };
    }

    public string Folder { get; }

    public ModelDescription Description { get; }

    public string License => Manifest.License;

    public string Source => Manifest.Source;

    /// <summary>The side of the square picture that the model sees, in pixels.</summary>
    public int ImageSize => Manifest.Image.Size;

    /// <summary>Whether the folder has a model.json, which may be written to; a folder as published has none.</summary>
    public bool HasManifest => File.Exists(PathOf(ManifestReader.FileName));

    public long Bytes => Manifest.Files.Sum(file => file.Bytes);

    internal ModelManifest Manifest { get; }

    /// <summary>Sizes are checked here because that costs nothing; digests are <see cref="ModelVerifier"/>'s.</summary>
    public static ClipModel Open(string folder)
    {
        var model = new ClipModel(Path.GetFullPath(folder), FolderReader.Read(folder));
        foreach (var file in model.Manifest.Files)
        {
            var found = new FileInfo(model.PathOf(file));
            if (!found.Exists)
                throw new ShopVisionException(
                    ErrorCode.ModelMissing, $"Model '{model.Description.Label}': expected the file '{found.FullName}', which is missing. Fetch the model again.");
            if (found.Length != file.Bytes)
                throw new ShopVisionException(
                    ErrorCode.ModelInvalid,
                    $"Model '{model.Description.Label}': expected '{found.FullName}' to have {file.Bytes} bytes, found {found.Length}. Fetch the model again.");
        }

        return model;
    }

    /// <summary>
    /// The part of a tower's graph that gives its output from its inputs, where the file holds more; null where it is the tower alone.
    /// </summary>
    internal byte[]? PartOf(ManifestFile file, TensorName output, params ReadOnlySpan<string> inputs)
    {
        using var graph = OnnxFile.Open(PathOf(file));
        foreach (var weights in graph.WeightFiles)
            if (!file.Weights.Any(listed => listed.Path == file.PathBeside(weights)))
                throw new ShopVisionException(
                    ErrorCode.ModelInvalid,
                    $"{PathOf(file)}: expected no weights in other files than model.json lists for it, found '{weights}'. List it under 'weights' of the file, or fetch the model again.");
        return graph.CutTo(output.Name, inputs);
    }

    internal string PathOf(ManifestFile file) => PathOf(file.Path);

    internal string PathOf(string relativePath) => Path.Combine(Folder, relativePath);
}
