using System.Text.Json;
using System.Text.Json.Nodes;
using ShopVision.Clip.Images;

namespace ShopVision.Clip.ModelFolder;

/// <summary>Writes a description as the model.json that <see cref="ManifestReader"/> reads the same from, to be edited by people.</summary>
internal static class ManifestWriter
{
    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true };

    /// <summary>Of a description without attributes, calibration and goldens, which no published folder has.</summary>
    public static byte[] ToJson(ModelManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["schema"] = ManifestReader.Schema,
            ["name"] = manifest.Name,
            ["revision"] = manifest.Revision,
            ["license"] = manifest.License,
            ["source"] = manifest.Source,
            ["dimensions"] = manifest.Dimensions,
            ["logitScale"] = manifest.Scoring.LogitScale,
            ["logitBias"] = manifest.Scoring.LogitBias,
            ["scoring"] = manifest.Scoring.IsSigmoid ? "sigmoid" : "softmax",
            [ManifestReader.CompatibilityField] = new JsonArray([.. manifest.CompatibleWith.Select(fingerprint => JsonValue.Create(fingerprint.Value))]),
            ["image"] = OfImage(manifest.Image),
            ["text"] = OfText(manifest.Text),
            ["attributes"] = new JsonObject(),
            ["composer"] = null,
            [ManifestReader.GoldensField] = null,
        },
        _json);

    private static JsonObject OfImage(ImageTower image) => new()
    {
        ["file"] = OfGraph(image.File),
        ["input"] = OfTensor(image.Input),
        ["output"] = OfTensor(image.Output),
        ["size"] = image.Size,
        ["resize"] = image.Resize switch
        {
            ResizeMode.ShortestEdge => "shortest-edge",
            ResizeMode.Squash => "squash",
            _ => "letterbox",
        },
        ["fill"] = new JsonArray([.. image.Fill.Select(channel => JsonValue.Create((int)channel))]),
        ["interpolation"] = image.Interpolation == Interpolation.Bicubic ? "bicubic" : "bilinear",
        ["crop"] = image.Resize == ResizeMode.ShortestEdge ? "center" : "none",
        ["cropRounding"] = image switch
        {
            { Resize: not ResizeMode.ShortestEdge } => null,
            { CropRounding: CropRounding.Down } => "down",
            _ => "half-to-even",
        },
        ["scale"] = image.Scale,
        ["mean"] = OfNumbers(image.Mean),
        ["std"] = OfNumbers(image.Std),
        ["alpha"] = image.Rules.DropAlpha ? "drop" : "white",
        ["colorProfile"] = image.Rules.IgnoreProfile ? "ignore" : "srgb",
        ["shrinkOnLoad"] = image.ShrinksOnLoad,
    };

    private static JsonObject OfText(TextTower text) => new()
    {
        ["file"] = OfGraph(text.File),
        ["ids"] = OfTensor(text.Ids),
        ["mask"] = text.Mask is { } mask ? OfTensor(mask) : null,
        ["output"] = OfTensor(text.Output),
        ["tokenizer"] = text.Tokenizer,
        ["tokenizerFiles"] = new JsonObject([.. text.TokenizerFiles.Select(file => KeyValuePair.Create(file.Key, (JsonNode?)OfFile(file.Value)))]),
        ["cleaning"] = text.Cleaning,
        ["lowerCase"] = text.LowerCase,
        ["contextLength"] = text.ContextLength,
        ["beginId"] = text.BeginId,
        ["endId"] = text.EndId,
        ["padId"] = text.PadId,
        ["padding"] = text.PadsToContext ? "max-length" : "longest",
    };

    private static JsonObject OfGraph(ManifestFile graph)
    {
        var file = OfFile(graph);
        if (graph.Weights.Count > 0)
            file["weights"] = new JsonArray([.. graph.Weights.Select(OfFile)]);
        return file;
    }

    private static JsonObject OfFile(ManifestFile file) =>
        new() { ["path"] = file.Path, ["sha256"] = file.Sha256, ["bytes"] = file.Bytes, ["url"] = file.Url };

    private static JsonObject OfTensor(TensorName tensor) =>
        new() { ["name"] = tensor.Name, ["type"] = tensor.Type.ToString().ToLowerInvariant() };

    private static JsonArray OfNumbers(double[] numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);
}
