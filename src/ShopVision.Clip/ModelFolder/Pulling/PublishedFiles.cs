using ShopVision.Clip.ModelFolder.Graphs;
using ShopVision.Clip.ModelFolder.Published;

namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>The names under which models are published: a folder on the web does not say what is in it.</summary>
internal static class PublishedFiles
{
    private const string Combined = "onnx/model.onnx";

    /// <summary>One of which says what the network is: without any a folder is no model.</summary>
    public static IReadOnlyList<string> Configurations { get; } = [HuggingFaceLayout.ConfigFile, OpenClipLayout.ConfigFile];

    /// <summary>All of which may be missing; the large ones last.</summary>
    public static IReadOnlyList<string> Candidates(PublishedChoices choices) =>
    [
        "preprocessor_config.json",
        "tokenizer_config.json",
        "special_tokens_map.json",
        "tokenizer.json",
        "vocab.json",
        "merges.txt",
        "spiece.model",
        "vocab.txt",
        "visual/preprocess_cfg.json",
        "visual/model.onnx",
        "textual/tokenizer_config.json",
        "textual/special_tokens_map.json",
        "textual/tokenizer.json",
        "textual/vocab.json",
        "textual/merges.txt",
        "textual/model.onnx",
        In(choices.Precision, "onnx/vision_model.onnx"),
        In(choices.Precision, "onnx/text_model.onnx"),
    ];

    /// <summary>
    /// The combined export, which is as large as the others together, where one of the towers is not there, or where only it
    /// says the scale and bias of a SigLIP; otherwise null.
    /// </summary>
    public static string? CombinedExport(string folder, PublishedChoices choices, IReadOnlyCollection<PulledFile> fetched)
    {
        const int Towers = 2;
        if (fetched.Count(file => IsGraph(file.Path)) < Towers)
            return In(choices.Precision, Combined);
        return choices.LogitScale is null && IsSiglip(Path.Combine(folder, HuggingFaceLayout.ConfigFile)) ? Combined : null;
    }

    /// <summary>Files with weights that a graph names, as paths from the model's folder.</summary>
    public static IEnumerable<string> WeightsOf(string graph, string content)
    {
        using var file = OnnxFile.Open(content);
        return [.. file.WeightFiles.Select(location => graph[..(graph.LastIndexOf('/') + 1)] + location).Where(RelativePath.IsConfined)];
    }

    public static bool IsGraph(string path) => path.EndsWith(".onnx", StringComparison.Ordinal);

    private static bool IsSiglip(string config) =>
        File.Exists(config) && ManifestNode.ReadFile(config, root => root.Has("model_type") && root.OptionalText("model_type") == "siglip");

    private static string In(string? precision, string path) =>
        precision is null or "fp32" ? path : path.Insert(path.Length - ".onnx".Length, "_" + precision);
}
