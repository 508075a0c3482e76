namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>A folder as transformers writes it: config.json, preprocessor_config.json and tokenizer files, with graphs in <c>onnx</c> or beside them.</summary>
internal static class HuggingFaceLayout
{
    public const string ConfigFile = "config.json";

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, ConfigFile));

    public static PublishedModel Read(string folder, PublishedChoices choices)
    {
        var config = NetworkConfig.Read(folder);
        var exports = OnnxExports.In(folder, choices.Precision);
        return new PublishedModel
        {
            ImageGraph = exports.Find("vision_model"),
            TextGraph = exports.Find("text_model"),
            CombinedGraph = exports.FindCombined(),
            IsSigmoid = config.Family == NetworkFamily.Siglip,
            Preprocessing = PreprocessorConfig.Read(folder),
            Tokenizer = ReadTokenizer(config.Family, new TokenizerFolder(folder)),
            ImageSize = config.ImageSize,
            ContextLength = config.ContextLength,
            Dimensions = config.Dimensions,
        };
    }

    private static PublishedTokenizer ReadTokenizer(NetworkFamily family, TokenizerFolder folder) => family switch
    {
        NetworkFamily.Clip => ClipTokenizerConfig.Read(folder),
        NetworkFamily.Siglip => SiglipTokenizerConfig.Read(folder),
        _ => BertTokenizerConfig.Read(folder),
    };
}
