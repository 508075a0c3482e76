using System.Buffers.Binary;
using System.Text;
using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

public sealed class OpenClipLayoutTests : IDisposable
{
    private const string Config = "open_clip_config.json";
    private const string TokenizerConfig = "tokenizer_config.json";

    private readonly PublishedFolder _folder = PublishedFolder.OpenClip();
    private readonly PublishedFolder _siglip = PublishedFolder.OpenClipSiglip();
    private readonly PublishedFolder _immichs = PublishedFolder.Immichs();

    public void Dispose()
    {
        _folder.Dispose();
        _siglip.Dispose();
        _immichs.Dispose();
    }

    [Fact]
    public void What_the_configuration_leaves_out_is_as_in_open_clip()
    {
        var manifest = ClipModel.Open(_folder.Path).Manifest;
        Assert.Equal((224, ResizeMode.ShortestEdge, CropRounding.HalfToEven, Interpolation.Bicubic),
            (manifest.Image.Size, manifest.Image.Resize, manifest.Image.CropRounding, manifest.Image.Interpolation));
        Assert.Equal((77, 49406, 49407, 0, true),
            (manifest.Text.ContextLength, manifest.Text.BeginId, manifest.Text.EndId, manifest.Text.PadId, manifest.Text.PadsToContext));
        Assert.Equal("open_clip", manifest.Text.Cleaning);
        Assert.Equal(ZeroShotScoring.Softmax(100), manifest.Scoring);
    }

    [Fact]
    public async Task OpenCLIPs_folder_gives_the_vectors_of_the_reference() => await AgreesAsync(_folder);

    [Fact]
    public async Task Immichs_folder_gives_the_vectors_of_the_reference() => await AgreesAsync(_immichs);

    [Fact]
    public async Task OpenCLIPs_texts_have_their_quotes_made_straight()
    {
        using var embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions { Threads = 1 });
        var embeddings = await embedder.EmbedTextsAsync(["l’été", "l'été"], TestContext.Current.CancellationToken);
        Assert.Equal(embeddings[1].Values.ToArray(), embeddings[0].Values.ToArray());
    }

    [Fact]
    public void Immichs_names_and_types_are_those_of_its_graphs()
    {
        var manifest = ClipModel.Open(_immichs.Path).Manifest;
        Assert.Equal(("visual/model.onnx", "image", "embedding"), (manifest.Image.File.Path, manifest.Image.Input.Name, manifest.Image.Output.Name));
        Assert.Equal(("textual/model.onnx", "text", TensorType.Int32), (manifest.Text.File.Path, manifest.Text.Ids.Name, manifest.Text.Ids.Type));
        Assert.Equal("textual/tokenizer.json", manifest.Text.TokenizerFiles["tokenizer"].Path);
        Assert.Null(manifest.Text.Mask);
    }

    [Fact]
    public void An_import_keeps_how_the_crop_is_rounded()
    {
        var before = ClipModel.Open(_immichs.Path);
        var imported = ModelImporter.Import(_immichs.Path, output: null, overwrites: false, PublishedChoices.None);
        Assert.Equal(CropRounding.HalfToEven, imported.Manifest.Image.CropRounding);
        Assert.Equal(before.Description.Fingerprint, imported.Description.Fingerprint);
    }

    [Fact]
    public void A_SigLIP_without_its_trained_logits_says_where_to_get_them()
    {
        Refuses(_siglip, ErrorCode.ModelMissing, "--logit-scale");
        var chosen = ModelImporter.Import(_siglip.Path, output: null, overwrites: false, new PublishedChoices { LogitScale = 112.5f, LogitBias = -16.5f });
        Assert.Equal(new ZeroShotScoring(IsSigmoid: true, 112.5f, -16.5f), chosen.Description.Scoring);
    }

    [Fact]
    public void The_trained_weights_hold_the_logits()
    {
        _siglip.Write("open_clip_model.safetensors", Safetensors(scale: 4.7f, bias: -12.9f));
        Assert.Equal(new ZeroShotScoring(IsSigmoid: true, MathF.Exp(4.7f), -12.9f), ClipModel.Open(_siglip.Path).Description.Scoring);

        _siglip.Write("open_clip_model.safetensors", Safetensors(scale: 4.7f, bias: -12.9f)[..40]);
        Refuses(_siglip, ErrorCode.ModelInvalid, "open_clip_model.safetensors: expected trained weights");
    }

    /// <summary>Its tokenizer takes the space that open_clip's cleaning makes of an underscore; transformers' cleaning has none there.</summary>
    [Fact]
    public async Task A_SigLIPs_texts_are_canonical_before_they_are_taken_apart()
    {
        _siglip.Write("open_clip_model.safetensors", Safetensors(scale: 4.7f, bias: -12.9f));
        Assert.Equal(("canonicalize", 64), (ClipModel.Open(_siglip.Path).Manifest.Text.Cleaning, ClipModel.Open(_siglip.Path).Manifest.Text.ContextLength));
        using var embedder = ClipEmbedder.Load(_siglip.Path, new ClipOptions { Threads = 1 });

        var embeddings = await embedder.EmbedTextsAsync(["Blue_SHIRT, &amp; (new)!", "blue shirt new", "blueshirt new"], TestContext.Current.CancellationToken);

        Assert.InRange(embeddings[0].Dot(embeddings[1]), 0.99999f, 1.00001f);
        Assert.InRange(embeddings[0].Dot(embeddings[2]), -1f, 0.9999f);
    }

    [Theory]
    [InlineData(Config, "preprocess_cfg.resize_mode", "\"longest\"", "'preprocess_cfg.resize_mode' to be \"shortest\" or \"squash\", found \"longest\"")]
    [InlineData(Config, "preprocess_cfg.interpolation", "\"nearest\"", "'preprocess_cfg.interpolation'")]
    [InlineData(Config, "preprocess_cfg.size", "[224, 112]", "'preprocess_cfg.size' to be a square")]
    [InlineData(Config, "preprocess_cfg.size", "336", "'model_cfg.vision_cfg.image_size' to be 336")]
    [InlineData(Config, "preprocess_cfg.mode", "\"L\"", "'preprocess_cfg.mode'")]
    [InlineData(Config, "preprocess_cfg.std", "[0, 1, 1]", "'preprocess_cfg.std'")]
    [InlineData(Config, "preprocess_cfg.sharpen", "1", "'preprocess_cfg.sharpen', which ShopVision does not know")]
    [InlineData(Config, "model_cfg.embed_dim", "512", "the width of 'image_embeds' to be 512")]
    [InlineData(Config, "model_cfg.text_cfg", null, "'model_cfg.text_cfg' to be an object")]
    [InlineData(Config, "model_cfg.text_cfg.tokenizer_mode", "\"clips\"", "'model_cfg.text_cfg.tokenizer_mode'")]
    [InlineData(Config, "model_cfg.text_cfg.tokenizer_kwargs", """{ "clean": "canonicalize" }""", "'model_cfg.text_cfg.tokenizer_kwargs.clean' to be \"lower\"")]
    [InlineData(Config, "model_cfg.text_cfg.tokenizer_kwargs", """{ "strip_sep_token": true }""", "'model_cfg.text_cfg.tokenizer_kwargs.strip_sep_token'")]
    [InlineData(Config, "model_cfg.text_cfg.tokenizer_kwargs", """{ "language": "de" }""", "'model_cfg.text_cfg.tokenizer_kwargs.language'")]
    public void What_is_unknown_or_contradictory_is_named(string file, string field, string? value, string message)
    {
        _folder.Set(file, field, value);
        Refuses(_folder, ErrorCode.ModelInvalid, message);
    }

    [Fact]
    public void A_tokenizer_of_another_kind_is_named_with_those_there_are()
    {
        _folder.Set(Config, "model_cfg.text_cfg.hf_tokenizer_name", "\"xlm-roberta-base\"").Set(TokenizerConfig, "tokenizer_class", "\"XLMRobertaTokenizer\"");
        Refuses(_folder, ErrorCode.ModelInvalid, "'tokenizer_class' to be one of CLIPTokenizer");
    }

    private static async Task AgreesAsync(PublishedFolder folder)
    {
        var golden = GoldenVectors.TinyClip;
        using var embedder = ClipEmbedder.Load(folder.Path, new ClipOptions { Threads = 1 });
        // The reference was computed without ftfy, which OpenCLIP has before its tokenizer.
        var texts = golden.Texts.Where(row => !row.Subject.Contains('’')).ToList();
        Assert.True(texts.Count > 35, $"{texts.Count} texts");
        var embeddings = await embedder.EmbedTextsAsync([.. texts.Select(row => row.Subject)], TestContext.Current.CancellationToken);
        Assert.All(texts.Zip(embeddings), pair => Assert.InRange(pair.First.Reference.Dot(pair.Second), 0.9999f, 1.0001f));

        var pictures = GoldenPictures.OverWhite(golden).CutAlike(224);
        var results = await pictures.EmbedAsync(embedder);
        Assert.True(results.Count > 40, $"{results.Count} pictures");
        Assert.All(pictures.Rows.Zip(results), pair => Assert.InRange(pair.First.Reference.Dot(pair.Second), 0.999f, 1.0001f));
    }

    private static void Refuses(PublishedFolder folder, ErrorCode code, string message)
    {
        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(folder.Path));
        Assert.Equal(code, fault.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static byte[] Safetensors(float scale, float bias)
    {
        var header = Encoding.UTF8.GetBytes("""
            {"logit_bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"logit_scale":{"dtype":"F32","shape":[],"data_offsets":[4,8]}}
            """);
        var file = new byte[8 + header.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        header.CopyTo(file, 8);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8 + header.Length), bias);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(12 + header.Length), scale);
        return file;
    }
}
