using System.Text;
using System.Text.Json.Nodes;
using ShopVision.Clip.Tests.ModelFolder.Graphs;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

/// <summary>A copy of a golden network as it would have been published, without a model.json, to be changed by a test.</summary>
internal sealed class PublishedFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private readonly GoldenVectors _network;

    private PublishedFolder(GoldenVectors network) => _network = network;

    /// <summary>As transformers' exporter writes it.</summary>
    public static PublishedFolder Clip() => HuggingFaces(GoldenVectors.TinyClip, "vocab.json", "merges.txt");

    public static PublishedFolder Siglip() => HuggingFaces(GoldenVectors.TinySiglip, "spiece.model", "onnx/model.onnx");

    /// <summary>As open_clip pushes it, with graphs.</summary>
    public static PublishedFolder OpenClip() => new PublishedFolder(GoldenVectors.TinyClip)
        .Copy("onnx/vision_model.onnx", "onnx/text_model.onnx", "vocab.json", "merges.txt", "tokenizer_config.json")
        .Write("open_clip_config.json", """
            { "model_cfg": { "embed_dim": 64, "quick_gelu": true,
                "vision_cfg": { "image_size": 224, "layers": 2, "width": 32, "patch_size": 32 },
                "text_cfg": { "context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2 } },
              "preprocess_cfg": { "mean": [0.48145466, 0.4578275, 0.40821073], "std": [0.26862954, 0.26130258, 0.27577711] } }
            """);

    /// <summary>As Marqo publishes its own: a SigLIP that open_clip trained.</summary>
    public static PublishedFolder OpenClipSiglip() => new PublishedFolder(GoldenVectors.TinySiglip)
        .Copy("onnx/vision_model.onnx", "onnx/text_model.onnx", "tokenizer.json", "tokenizer_config.json")
        .Set("tokenizer_config.json", "tokenizer_class", "\"T5Tokenizer\"")
        .Write("open_clip_config.json", """
            { "model_cfg": { "embed_dim": 32, "init_logit_bias": -10, "custom_text": true,
                "vision_cfg": { "image_size": 256, "timm_model_name": "vit_base_patch16_siglip_224", "timm_pool": "map" },
                "text_cfg": { "context_length": 64, "vocab_size": 32000, "hf_tokenizer_name": "timm/ViT-B-16-SigLIP",
                  "tokenizer_kwargs": { "clean": "canonicalize" }, "pool_type": "last" } },
              "preprocess_cfg": { "size": [256, 256], "mode": "RGB", "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5],
                "interpolation": "bicubic", "resize_mode": "squash", "fill_color": 0 } }
            """);

    /// <summary>As Immich exports a model of open_clip: one item at a time, ids of 32 bits, no mask, a folder for each tower.</summary>
    public static PublishedFolder Immichs()
    {
        var folder = new PublishedFolder(GoldenVectors.TinyClip)
            .Write("config.json", """
                { "embed_dim": 64, "vision_cfg": { "image_size": 224, "layers": 2, "width": 32, "patch_size": 32 },
                  "text_cfg": { "context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2 } }
                """)
            .Write("visual/preprocess_cfg.json", """
                { "size": [224, 224], "mode": "RGB", "mean": [0.48145466, 0.4578275, 0.40821073], "std": [0.26862954, 0.26130258, 0.27577711],
                  "interpolation": "bicubic", "resize_mode": "shortest", "fill_color": 0 }
                """);
        foreach (var file in (string[])["tokenizer.json", "tokenizer_config.json"])
            folder.Copy(file, "textual/" + file);
        folder.Write("visual/model.onnx", OtherExport.Of(folder.Original("onnx/vision_model.onnx"))
            .WithRows(1).WithName("pixel_values", "image").WithName("image_embeds", "embedding").ToBytes());
        folder.Write("textual/model.onnx", OtherExport.Of(folder.Original("onnx/text_model.onnx"))
            .WithNarrowIds().WithoutMask().WithRows(1).WithName("input_ids", "text").WithName("text_embeds", "embedding").ToBytes());
        return folder;
    }

    private static PublishedFolder HuggingFaces(GoldenVectors network, params string[] files) => new PublishedFolder(network)
        .Copy(["config.json", "preprocessor_config.json", "tokenizer_config.json", "onnx/vision_model.onnx", "onnx/text_model.onnx", .. files]);

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
        return Copy("tokenizer.json");
    }

    public void Dispose() => _folder.Dispose();

    public PublishedFolder Write(string file, string content) => Write(file, Encoding.UTF8.GetBytes(content));

    public PublishedFolder Write(string file, byte[] content)
    {
        File.WriteAllBytes(_folder.Write(file, ""), content);
        return this;
    }

    private PublishedFolder Copy(params string[] files)
    {
        foreach (var file in files)
            Copy(file, file);
        return this;
    }

    private void Copy(string file, string target) => Write(target, File.ReadAllBytes(Original(file)));

    private string Original(string file) => System.IO.Path.Combine(_network.Folder, file);
}
