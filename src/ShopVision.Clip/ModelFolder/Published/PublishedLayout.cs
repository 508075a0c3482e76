using ShopVision.Clip.Images;
using ShopVision.Clip.Tokenizing;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// Reads a folder as CLIP models are published on Hugging Face with ONNX exports into the description that model.json would give.
/// Nothing is written: at each read the digests are computed and the graphs are asked for their tensors, which an import saves.
/// </summary>
internal static class PublishedLayout
{
    public const string ConfigFile = "config.json";
    private const string NotStated = "not stated";

    /// <summary>
    /// The weights hold the trained scale and the split exports leave it out; logit_scale_init_value is only where training began.
    /// CLIP's training ends at 100, to which it clamps the scale (Radford et al. 2021, section 2.5). It spreads zero-shot
    /// probabilities and changes no ranking; a model that differs says so in a model.json.
    /// </summary>
    private const float ClipLogitScale = 100;

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, ConfigFile));

    public static ModelManifest Read(string folder)
    {
        var config = NetworkConfig.Read(folder);
        var (imageFile, textFile) = (OnnxExport.Find(folder, "vision_model"), OnnxExport.Find(folder, "text_model"));
        var vision = GraphSignature.Read(Path.Combine(folder, imageFile));
        var text = GraphSignature.Read(Path.Combine(folder, textFile));
        var image = ReadImage(folder, config, vision, imageFile);
        return new ModelManifest
        {
            Name = new DirectoryInfo(folder).Name,
            Revision = NotStated,
            License = NotStated,
            Source = NotStated,
            Dimensions = ReadDimensions(config, vision.Output("image_embeds"), text.Output("text_embeds")),
            Scoring = ZeroShotScoring.Softmax(ClipLogitScale),
            Image = image,
            Text = ReadText(folder, config, text, textFile),
            Attributes = new Dictionary<string, AxisVocabulary>(),
            Calibration = Calibration.Uncalibrated,
            Goldens = null,
        };
    }

    private static ImageTower ReadImage(string folder, NetworkConfig config, GraphSignature graph, string file)
    {
        graph.ThrowIfOtherInputs("pixel_values");
        var pixels = graph.Input("pixel_values", rank: 4);
        var preprocessing = PreprocessorConfig.Read(folder);
        Statement.Agreed(
            preprocessing.Size,
            config.ImageSize,
            new Statement(graph.File, "the height of 'pixel_values'", pixels.Sizes[2]),
            new Statement(graph.File, "the width of 'pixel_values'", pixels.Sizes[3]));
        return new ImageTower
        {
            File = FileDigest.Of(folder, file),
            Input = pixels.AsFloats(),
            Output = graph.Output("image_embeds").AsFloats(),
            Size = preprocessing.Size.Value!.Value,
            Resize = preprocessing.Resize,
            Fill = [0, 0, 0],
            Interpolation = preprocessing.Interpolation,
            Scale = preprocessing.Scale,
            Mean = preprocessing.Mean,
            Std = preprocessing.Std,
            // Published configurations say nothing of either; these are the defaults of model.json.
            Rules = new PixelRules(DropAlpha: false, IgnoreProfile: false),
        };
    }

    private static TextTower ReadText(string folder, NetworkConfig config, GraphSignature graph, string file)
    {
        graph.ThrowIfOtherInputs("input_ids", "attention_mask");
        var ids = graph.Input("input_ids", rank: 2);
        var tokenizer = TokenizerConfig.Read(folder);
        return new TextTower
        {
            File = FileDigest.Of(folder, file),
            Ids = ids.AsIntegers(),
            Mask = graph.HasInput("attention_mask") ? graph.Input("attention_mask", rank: 2).AsIntegers() : null,
            Output = graph.Output("text_embeds").AsFloats(),
            Tokenizer = TextTokenizers.BytePair,
            TokenizerFiles = new Dictionary<string, ManifestFile>(StringComparer.Ordinal)
            {
                ["vocab"] = FileDigest.Of(folder, TokenizerConfig.VocabularyFile),
                ["merges"] = FileDigest.Of(folder, TokenizerConfig.MergesFile),
            },
            Cleaning = TextTokenizers.Whitespace,
            LowerCase = true,
            ContextLength = Statement.Agreed(
                config.ContextLength, tokenizer.ContextLength, new Statement(graph.File, "the length of 'input_ids'", ids.Sizes[1])),
            BeginId = tokenizer.BeginId,
            EndId = tokenizer.EndId,
            PadId = tokenizer.PadId,
            // Right for every text tower. A causal one (CLIP's own) gives the same vectors unpadded, and sooner, but no file says whether
            // a tower is causal (MobileCLIP's is not): "longest" is for who knows, in a model.json.
            PadsToContext = true,
        };
    }

    private static int ReadDimensions(NetworkConfig config, GraphTensor image, GraphTensor text) => Statement.Agreed(
        config.Dimensions,
        new Statement(image.File, "the width of 'image_embeds'", image.Sizes[1]),
        new Statement(text.File, "the width of 'text_embeds'", text.Sizes[1]));
}
