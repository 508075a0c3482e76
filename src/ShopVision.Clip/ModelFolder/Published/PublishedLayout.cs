using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// Reads a folder as CLIP and SigLIP models are published with ONNX exports into the description that model.json would give.
/// Nothing is written: at each read the digests are computed and the graphs are asked for their tensors, which an import saves.
/// </summary>
internal static class PublishedLayout
{
    private const string NotStated = "not stated";

    /// <summary>What there must be one of, for messages.</summary>
    public const string ConfigFiles = $"'{HuggingFaceLayout.ConfigFile}' or '{OpenClipLayout.ConfigFile}'";

    public static bool IsIn(string folder) => OpenClipLayout.IsIn(folder) || HuggingFaceLayout.IsIn(folder);

    /// <summary>The name of the file that the description begins with.</summary>
    public static string DescribingFile(string folder) => OpenClipLayout.IsIn(folder) ? OpenClipLayout.ConfigFile : HuggingFaceLayout.ConfigFile;

    public static ModelManifest Read(string folder, PublishedChoices choices)
    {
        var model = ReadConfiguration(folder, choices);
        var towers = new TowerReader(model, new FileDigests(folder));
        var image = towers.ReadImage(out var imageWidth);
        var text = towers.ReadText(out var textWidth);
        return new ModelManifest
        {
            Name = new DirectoryInfo(folder).Name,
            Revision = NotStated,
            License = NotStated,
            Source = NotStated,
            Dimensions = Statement.Agreed(model.Dimensions, imageWidth, textWidth),
            Scoring = PublishedScoring.Read(folder, model, choices, image.Size, text.ContextLength),
            Image = image,
            Text = text,
            Attributes = new Dictionary<string, AxisVocabulary>(),
            CompatibleWith = [],
            Calibration = Calibration.Uncalibrated,
            Goldens = null,
        };
    }

    /// <summary>A folder may be in two layouts at once: open_clip's file is the one that its training wrote.</summary>
    private static PublishedModel ReadConfiguration(string folder, PublishedChoices choices)
    {
        if (OpenClipLayout.IsIn(folder))
            return OpenClipLayout.Read(folder, choices);
        return OpenClipLayout.IsImmichs(folder) ? OpenClipLayout.ReadImmichs(folder, choices) : HuggingFaceLayout.Read(folder, choices);
    }
}
