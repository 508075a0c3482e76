using System.Text.Json.Nodes;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

/// <summary>A copy of a golden network as it would have been published, without a model.json, to be changed by a test.</summary>
internal sealed class PublishedFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private readonly GoldenVectors _network;

    private PublishedFolder(GoldenVectors network, params string[] files)
    {
        _network = network;
        string[] common = ["config.json", "preprocessor_config.json", "tokenizer_config.json", "onnx/vision_model.onnx", "onnx/text_model.onnx"];
        foreach (var file in common.Concat(files))
            Copy(file, file);
    }

    public static PublishedFolder Clip() => new(GoldenVectors.TinyClip, "vocab.json", "merges.txt");

    public static PublishedFolder Siglip() => new(GoldenVectors.TinySiglip, "spiece.model", "onnx/model.onnx");

    public string Path => _folder.Path;

    public string FileAt(string path) => _folder.File(path);

    /// <summary>Sets a field of a configuration, named with its parents and dots; null as text removes it.</summary>
    public PublishedFolder Set(string file, string field, string? value)
    {
        var root = JsonNode.Parse(File.ReadAllText(FileAt(file)))!;
        var names = field.Split('.');
        var parent = names[..^1].Aggregate(root, (node, name) => node[name]!).AsObject();
        if (value is null)
            Assert.True(parent.Remove(names[^1]));
        else
            parent[names[^1]] = JsonNode.Parse(value);
        _folder.Write(file, root.ToJsonString());
        return this;
    }

    /// <summary>Only tokenizer.json, as newer exports have it, instead of the files that are named.</summary>
    public PublishedFolder UseFastTokenizer(params string[] replaced)
    {
        foreach (var file in replaced)
            File.Delete(FileAt(file));
        Copy("tokenizer.json", "tokenizer.json");
        return this;
    }

    public void Dispose() => _folder.Dispose();

    private void Copy(string file, string target) =>
        File.WriteAllBytes(_folder.Write(target, ""), File.ReadAllBytes(System.IO.Path.Combine(_network.Folder, file)));
}
