using System.Text.Json.Nodes;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

/// <summary>A copy of a golden network, tiny-clip unless told otherwise, as it was published, without a model.json, to be changed by a test.</summary>
internal sealed class PublishedClipFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PublishedClipFolder()
        : this(GoldenVectors.TinyClip, "vocab.json", "merges.txt")
    {
    }

    private PublishedClipFolder(GoldenVectors network, params string[] files)
    {
        string[] common = ["config.json", "preprocessor_config.json", "tokenizer_config.json", "onnx/vision_model.onnx", "onnx/text_model.onnx"];
        foreach (var file in common.Concat(files))
            File.WriteAllBytes(_folder.Write(file, ""), File.ReadAllBytes(System.IO.Path.Combine(network.Folder, file)));
    }

    public static PublishedClipFolder Siglip() => new(GoldenVectors.TinySiglip, "spiece.model", "onnx/model.onnx");

    public string Path => _folder.Path;

    public string FileAt(string path) => _folder.File(path);

    /// <summary>Sets a field of a configuration, named with its parents and dots; null as text removes it.</summary>
    public PublishedClipFolder Set(string file, string field, string? value)
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

    public void Dispose() => _folder.Dispose();
}
