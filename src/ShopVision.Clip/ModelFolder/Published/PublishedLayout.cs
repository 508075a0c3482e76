using ShopVision.Clip.Images;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// Reads a folder as CLIP and SigLIP models are published on Hugging Face with ONNX exports into the description that model.json would give.
/// Nothing is written: at each read the digests are computed and the graphs are asked for their tensors, which an import saves.
/// </summary>
internal static class PublishedLayout
{
    public const string ConfigFile = "config.json";
    private const string NotStated = "not stated";

    /// <summary>SigLIP has no projection behind its pooling; CLIP has, so that its output of this name is another.</summary>
    private const string Pooled = "pooler_output";

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
        var image = ReadImage(folder, config);
        var text = ReadText(folder, config);
        return new ModelManifest
        {
            Name = new DirectoryInfo(folder).Name,
            Revision = NotStated,
            License = NotStated,
            Source = NotStated,
            Dimensions = Statement.Agreed(config.Dimensions, image.Dimensions, text.Dimensions),
            Scoring = ReadScoring(folder, config, image.Tower, text.Tower),
            Image = image.Tower,
            Text = text.Tower,
            Attributes = new Dictionary<string, AxisVocabulary>(),
            CompatibleWith = [],
            Calibration = Calibration.Uncalibrated,
            Goldens = null,
        };
    }

    private static ZeroShotScoring ReadScoring(string folder, NetworkConfig config, ImageTower image, TextTower text)
    {
        if (!config.IsSiglip)
            return ZeroShotScoring.Softmax(ClipLogitScale);
        var (scale, bias) = LogitMeasurement.Measure(folder, image.Size, text.ContextLength);
        return new ZeroShotScoring(IsSigmoid: true, scale, bias);
    }

    private static (ImageTower Tower, Statement Dimensions) ReadImage(string folder, NetworkConfig config)
    {
        var file = OnnxExport.Find(folder, "vision_model");
        var graph = GraphSignature.Read(Path.Combine(folder, file));
        graph.ThrowIfOtherInputs("pixel_values");
        var pixels = graph.Input("pixel_values", rank: 4);
        var output = graph.Output(config.IsSiglip ? ["image_embeds", Pooled] : ["image_embeds"]);
        var preprocessing = PreprocessorConfig.Read(folder);
        var tower = new ImageTower
        {
            File = FileDigest.Of(folder, file),
            Input = pixels.AsFloats(),
            Output = output.AsFloats(),
            Size = Statement.Agreed(
                preprocessing.Size,
                config.ImageSize,
                new Statement(graph.File, "the height of 'pixel_values'", pixels.Sizes[2]),
                new Statement(graph.File, "the width of 'pixel_values'", pixels.Sizes[3])),
            Resize = preprocessing.Resize,
            Fill = [0, 0, 0],
            Interpolation = preprocessing.Interpolation,
            Scale = preprocessing.Scale,
            Mean = preprocessing.Mean,
            Std = preprocessing.Std,
            // Published configurations say nothing of either; these are the defaults of model.json.
            Rules = new PixelRules(DropAlpha: false, IgnoreProfile: false),
        };
        return (tower, WidthOf(output));
    }

    private static (TextTower Tower, Statement Dimensions) ReadText(string folder, NetworkConfig config)
    {
        var file = OnnxExport.Find(folder, "text_model");
        var graph = GraphSignature.Read(Path.Combine(folder, file));
        graph.ThrowIfOtherInputs("input_ids", "attention_mask");
        var ids = graph.Input("input_ids", rank: 2);
        var output = graph.Output(config.IsSiglip ? ["text_embeds", Pooled] : ["text_embeds"]);
        var tokenizer = config.IsSiglip ? SiglipTokenizerConfig.Read(folder) : ClipTokenizerConfig.Read(folder);
        var tower = new TextTower
        {
            File = FileDigest.Of(folder, file),
            Ids = ids.AsIntegers(),
            Mask = graph.HasInput("attention_mask") ? graph.Input("attention_mask", rank: 2).AsIntegers() : null,
            Output = output.AsFloats(),
            Tokenizer = tokenizer.Kind,
            TokenizerFiles = tokenizer.Files.ToDictionary(named => named.Key, named => FileDigest.Of(folder, named.Value), StringComparer.Ordinal),
            Cleaning = tokenizer.Cleaning,
            LowerCase = tokenizer.LowerCase,
            ContextLength = Statement.Agreed(
                config.ContextLength, tokenizer.ContextLength, new Statement(graph.File, "the length of 'input_ids'", ids.Sizes[1])),
            BeginId = tokenizer.BeginId,
            EndId = tokenizer.EndId,
            PadId = tokenizer.PadId,
            // Right for every text tower. A causal one (CLIP's own) gives the same vectors unpadded, and sooner, but no file says whether
            // a tower is causal (MobileCLIP's is not): "longest" is for who knows, in a model.json.
            PadsToContext = true,
        };
        return (tower, WidthOf(output));
    }

    private static Statement WidthOf(GraphTensor vectors) => new(vectors.File, $"the width of '{vectors.Name}'", vectors.Sizes[1]);
}
