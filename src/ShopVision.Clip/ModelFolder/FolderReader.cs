using ShopVision.Clip.ModelFolder.Published;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder;

/// <summary>Reads a model's folder by what stands in it: model.json, and only without one the published layout.</summary>
internal static class FolderReader
{
    public static ModelManifest Read(string folder)
    {
        if (File.Exists(Path.Combine(folder, ManifestReader.FileName)))
            return ManifestReader.Read(folder);
        return PublishedLayout.IsIn(folder)
            ? PublishedLayout.Read(folder, PublishedChoices.None)
            : throw new ShopVisionException(
                ErrorCode.ModelMissing,
                $"Expected a model in '{folder}', found neither '{ManifestReader.FileName}' nor {PublishedLayout.ConfigFiles} there. "
                + "Name a folder that holds a model, or leave the setting out to use the shipped one.");
    }

    /// <summary>The name of the file that the description begins with.</summary>
    public static string DescribingFile(string folder) =>
        !File.Exists(Path.Combine(folder, ManifestReader.FileName)) && PublishedLayout.IsIn(folder) ? PublishedLayout.DescribingFile(folder) : ManifestReader.FileName;
}
