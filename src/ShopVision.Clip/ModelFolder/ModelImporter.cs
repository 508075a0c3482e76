using ShopVision.Clip.ModelFolder.Published;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder;

/// <summary>Writes what a published folder says as a model.json, so that it can be edited and need not be found out at every start.</summary>
public static class ModelImporter
{
    /// <summary>
    /// Writes beside the published files, or copies the files that the model needs into <paramref name="output"/>. An existing
    /// model.json is never read, and lost if <paramref name="overwrites"/>; without that, existing files are an error.
    /// </summary>
    public static ClipModel Import(string folder, string? output, bool overwrites, PublishedChoices choices)
    {
        if (!PublishedLayout.IsIn(folder))
            throw new ShopVisionException(
                ErrorCode.ModelMissing,
                $"Expected a published model in '{folder}', found no {PublishedLayout.ConfigFiles} there. Name a folder as Hugging Face, OpenCLIP or Immich publishes it.");
        var source = Path.GetFullPath(folder);
        var target = Path.GetFullPath(output ?? folder);
        var isElsewhere = !Path.TrimEndingDirectorySeparator(source).Equals(Path.TrimEndingDirectorySeparator(target), StringComparison.Ordinal);
        ThrowIfPresent(overwrites, target, ManifestReader.FileName);
        var manifest = PublishedLayout.Read(source, choices);
        string[] files = isElsewhere ? [.. manifest.Files.Select(file => file.Path)] : [];
        ThrowIfPresent(overwrites, target, files);

        Copy(source, target, files);
        // Last: where it stands, its files do.
        AtomicFile.Write(Path.Combine(target, ManifestReader.FileName), ManifestWriter.ToJson(manifest));
        return ClipModel.Open(target);
    }

    private static void ThrowIfPresent(bool overwrites, string folder, params ReadOnlySpan<string> files)
    {
        foreach (var file in files)
            if (!overwrites && File.Exists(Path.Combine(folder, file)))
                throw new ShopVisionException(
                    ErrorCode.InvalidRequest, $"Expected no '{file}' in '{folder}', found one. Use --force to replace it: what was edited in it is lost.");
    }

    private static void Copy(string source, string target, string[] files)
    {
        try
        {
            foreach (var file in files)
            {
                var copy = Path.Combine(target, file);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(source, file), copy, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(
                ErrorCode.ModelInvalid, $"Expected to copy the model into '{target}', which is not possible: {exception.Message} Name another folder with --out.", exception);
        }
    }
}
