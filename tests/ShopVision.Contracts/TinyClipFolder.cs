using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ShopVision.Contracts;

/// <summary>
/// A model folder made of the golden network tiny-clip: random weights in the layout of a published model, so that whatever needs
/// a real model can have one in milliseconds. Its pictures are treated as the golden's were: alpha dropped, profiles ignored.
/// </summary>
public sealed class TinyClipFolder : IDisposable
{
    public const int Dimensions = 64;

    private readonly TemporaryFolder _folder = new();

    public TinyClipFolder()
    {
        Golden = Fixtures.Require("golden/models/tiny-clip");
        Write(new JsonObject
        {
            ["schema"] = 1,
            ["name"] = "tiny-clip",
            ["revision"] = "1",
            ["license"] = "none",
            ["source"] = "random weights",
            ["dimensions"] = Dimensions,
            ["logitScale"] = 100,
            ["logitBias"] = null,
            ["scoring"] = "softmax",
            ["image"] = new JsonObject
            {
                ["file"] = Copy("onnx/vision_model.onnx"),
                ["input"] = Tensor("pixel_values", "float32"),
                ["output"] = Tensor("image_embeds", "float32"),
                ["size"] = 224,
                ["resize"] = "shortest-edge",
                ["interpolation"] = "bicubic",
                ["crop"] = "center",
                ["scale"] = 0.00392156862745098,
                ["mean"] = new JsonArray(0.48145466, 0.4578275, 0.40821073),
                ["std"] = new JsonArray(0.26862954, 0.26130258, 0.27577711),
                ["alpha"] = "drop",
                ["colorProfile"] = "ignore",
                ["shrinkOnLoad"] = false,
            },
            ["text"] = new JsonObject
            {
                ["file"] = Copy("onnx/text_model.onnx"),
                ["ids"] = Tensor("input_ids", "int64"),
                ["mask"] = Tensor("attention_mask", "int64"),
                ["output"] = Tensor("text_embeds", "float32"),
                ["tokenizer"] = "clip-bpe",
                ["tokenizerFiles"] = new JsonObject { ["vocab"] = Copy("vocab.json"), ["merges"] = Copy("merges.txt") },
                ["cleaning"] = "whitespace",
                ["lowerCase"] = true,
                ["contextLength"] = 77,
                ["beginId"] = 49406,
                ["endId"] = 49407,
                ["padId"] = 49407,
                ["padding"] = "max-length",
            },
            ["attributes"] = new JsonObject { ["color"] = Axis("Red", "Blue"), ["category"] = Axis("Shirts", "Shoes") },
            ["composer"] = null,
            ["goldens"] = null,
        });
    }

    public string Path => _folder.Path;

    public string ManifestPath => _folder.File("model.json");

    /// <summary>The folder of the golden itself, with what the reference computed.</summary>
    public string Golden { get; }

    /// <summary>Rewrites model.json with one change.</summary>
    public TinyClipFolder Edit(Action<JsonObject> change)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(ManifestPath))!.AsObject();
        change(manifest);
        Write(manifest);
        return this;
    }

    public void Dispose() => _folder.Dispose();

    private void Write(JsonObject manifest) => _folder.Write("model.json", manifest.ToJsonString());

    private JsonObject Copy(string file)
    {
        var content = File.ReadAllBytes(System.IO.Path.Combine(Golden, file));
        var target = _folder.Write(file, "");
        File.WriteAllBytes(target, content);
        return new JsonObject
        {
            ["path"] = file,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)),
            ["bytes"] = content.Length,
            ["url"] = null,
        };
    }

    private static JsonObject Tensor(string name, string type) => new() { ["name"] = name, ["type"] = type };

    private static JsonObject Axis(params string[] values) => new()
    {
        ["values"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]),
        ["templates"] = new JsonArray("a photo of a {}"),
    };
}
