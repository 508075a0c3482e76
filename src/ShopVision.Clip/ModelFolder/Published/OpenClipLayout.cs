namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// Folders of models that open_clip trained. OpenCLIP's own have it all in open_clip_config.json, with the tokenizer beside and graphs in
/// <c>onnx</c> or beside; Immich's have a folder for each tower, and config.json is what the other file holds as <c>model_cfg</c>.
/// Both are read as open_clip reads them.
/// </summary>
internal static class OpenClipLayout
{
    public const string ConfigFile = "open_clip_config.json";
    private const string ImmichConfigFile = "config.json";
    private const string ImmichPreprocessing = "visual/preprocess_cfg.json";

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, ConfigFile));

    public static bool IsImmichs(string folder) => File.Exists(Path.Combine(folder, ImmichPreprocessing));

    public static PublishedModel Read(string folder, PublishedChoices choices)
    {
        var file = Path.Combine(folder, ConfigFile);
        var exports = OnnxExports.In(folder, choices.Precision);
        return ManifestNode.ReadFile(file, root => Describe(
            OpenClipNetwork.Read(file, "model_cfg.", root.Object("model_cfg"), new TokenizerFolder(folder)),
            OpenClipPreprocessing.Read(file, "preprocess_cfg.", root.Object("preprocess_cfg"))) with
        {
            ImageGraph = exports.Find("vision_model", "visual"),
            TextGraph = exports.Find("text_model", "textual"),
            CombinedGraph = exports.FindCombined(),
        });
    }

    public static PublishedModel ReadImmichs(string folder, PublishedChoices choices)
    {
        var (file, preprocessing) = (Path.Combine(folder, ImmichConfigFile), Path.Combine(folder, ImmichPreprocessing));
        return Describe(
            ManifestNode.ReadFile(file, root => OpenClipNetwork.Read(file, "", root, new TokenizerFolder(folder, "textual/"))),
            ManifestNode.ReadFile(preprocessing, root => OpenClipPreprocessing.Read(preprocessing, "", root))) with
        {
            ImageGraph = new OnnxExports(folder, "visual/", choices.Precision).Find("model"),
            TextGraph = new OnnxExports(folder, "textual/", choices.Precision).Find("model"),
        };
    }

    private static PublishedModel Describe(OpenClipNetwork network, PublishedPreprocessing preprocessing) => new()
    {
        ImageGraph = "",
        TextGraph = "",
        CombinedGraph = null,
        IsSigmoid = network.IsSigmoid,
        Preprocessing = preprocessing,
        Tokenizer = network.Tokenizer,
        ImageSize = network.ImageSize,
        ContextLength = network.ContextLength,
        Dimensions = network.Dimensions,
    };
}
