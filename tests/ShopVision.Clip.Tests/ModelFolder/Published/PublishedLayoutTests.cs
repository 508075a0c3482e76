using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tests.Inference;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

public sealed class PublishedLayoutTests : IDisposable
{
    private const string Config = "config.json";
    private const string Preprocessor = "preprocessor_config.json";
    private const string Tokenizer = "tokenizer_config.json";

    private readonly PublishedFolder _folder = PublishedFolder.Clip();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_published_folder_is_the_vector_space_that_its_manifest_by_hand_describes()
    {
        using var byHand = new TinyClipFolder();
        byHand.Edit(model => (model["image"]!["alpha"], model["image"]!["colorProfile"]) = ("white", "srgb"));

        var model = ClipModel.Open(_folder.Path);

        Assert.Equal(ClipModel.Open(byHand.Path).Description.Fingerprint, model.Description.Fingerprint);
        Assert.Equal(ZeroShotScoring.Softmax(100), model.Description.Scoring);
        Assert.Equal(Path.GetFileName(_folder.Path), model.Description.Name);
        Assert.Equal(("not stated", "not stated"), (model.License, model.Description.Revision));
    }

    [Fact]
    public void A_model_json_goes_before_the_published_files()
    {
        File.WriteAllText(_folder.FileAt("model.json"), "{}");
        Refuses("model.json");
    }

    /// <summary>OpenAI's own file: plain numbers, the processor's old name, no word of rescaling.</summary>
    [Fact]
    public void The_older_form_of_the_preprocessor_says_the_same()
    {
        var before = ClipModel.Open(_folder.Path).Description.Fingerprint;
        File.WriteAllText(_folder.FileAt(Preprocessor), """
            { "crop_size": 224, "do_center_crop": true, "do_normalize": true, "do_resize": true,
              "feature_extractor_type": "CLIPFeatureExtractor",
              "image_mean": [0.48145466, 0.4578275, 0.40821073], "image_std": [0.26862954, 0.26130258, 0.27577711],
              "resample": 3, "size": 224 }
            """);
        Assert.Equal(before, ClipModel.Open(_folder.Path).Description.Fingerprint);
    }

    [Fact]
    public void A_square_size_squashes()
    {
        File.WriteAllText(_folder.FileAt(Preprocessor), """
            { "image_processor_type": "SiglipImageProcessor", "do_normalize": false, "do_rescale": false, "resample": 2,
              "size": { "height": 224, "width": 224 }, "crop_size": null }
            """);
        var image = ClipModel.Open(_folder.Path).Manifest.Image;
        Assert.Equal((224, ResizeMode.Squash, Interpolation.Bilinear, 1), (image.Size, image.Resize, image.Interpolation, image.Scale));
        Assert.Equal([0, 0, 0], image.Mean);
        Assert.Equal([1, 1, 1], image.Std);
    }

    /// <summary>As Xenova publishes MobileCLIP: no mean and deviation, bilinear, padded with the first token.</summary>
    [Fact]
    public void A_MobileCLIP_is_read_as_it_was_trained()
    {
        _folder.Set(Preprocessor, "do_normalize", "false").Set(Preprocessor, "resample", "2").Set(Tokenizer, "pad_token", "\"!\"");
        var manifest = ClipModel.Open(_folder.Path).Manifest;
        Assert.Equal((ResizeMode.ShortestEdge, Interpolation.Bilinear), (manifest.Image.Resize, manifest.Image.Interpolation));
        Assert.Equal([0, 0, 0], manifest.Image.Mean);
        Assert.Equal((0, true), (manifest.Text.PadId, manifest.Text.PadsToContext));
    }

    /// <summary>With BERT's tokenizer; what the mask hides need not be computed.</summary>
    [Fact]
    public void A_Chinese_CLIP_is_read_with_its_word_pieces()
    {
        File.Delete(_folder.FileAt("vocab.json"));
        _folder.Set(Config, "model_type", "\"chinese_clip\"").Set(Config, "text_config.max_position_embeddings", "512")
            .Set(Preprocessor, "image_processor_type", "\"ChineseCLIPImageProcessor\"")
            .Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nshirt\n")
            .Write(Tokenizer, """{ "tokenizer_class": "BertTokenizer", "do_lower_case": true, "model_max_length": 512 }""");

        var text = ClipModel.Open(_folder.Path).Manifest.Text;

        Assert.Equal(("wordpiece", "bert", true), (text.Tokenizer, text.Cleaning, text.LowerCase));
        Assert.Equal((2, 3, 0, 512, false), (text.BeginId, text.EndId, text.PadId, text.ContextLength, text.PadsToContext));

        _folder.Set(Tokenizer, "sep_token", "\"</s>\"");
        Refuses("vocab.txt: expected the token \"</s>\"");
    }

    /// <summary>A picture of 5 by 5 pixels has 75 values, and so have texts of 75 ids: two towers of 75 dimensions.</summary>
    [Fact]
    public void Types_sizes_and_the_mask_are_those_of_the_graphs()
    {
        File.WriteAllBytes(_folder.FileAt("onnx/vision_model.onnx"), TinyGraph.Flattening(TinyGraph.Float16, rows: 1, size: 5));
        File.WriteAllBytes(_folder.FileAt("onnx/text_model.onnx"), TinyGraph.Casting(TinyGraph.Int32, TinyGraph.Float32, 75));
        _folder.Set(Preprocessor, "size", "5").Set(Preprocessor, "crop_size", "5").Set(Config, "vision_config.image_size", null)
            .Set(Config, "projection_dim", null).Set(Config, "text_config.max_position_embeddings", null).Set(Tokenizer, "model_max_length", "1e30");

        var manifest = ClipModel.Open(_folder.Path).Manifest;

        Assert.Equal((75, 75), (manifest.Dimensions, manifest.Text.ContextLength));
        Assert.Equal((TensorType.Float16, TensorType.Float16), (manifest.Image.Input.Type, manifest.Image.Output.Type));
        Assert.Equal((TensorType.Int32, TensorType.Float32), (manifest.Text.Ids.Type, manifest.Text.Output.Type));
        Assert.Null(manifest.Text.Mask);
    }

    [Fact]
    public void The_padding_token_is_looked_up_in_the_vocabulary()
    {
        _folder.Set(Tokenizer, "pad_token", "\"!\"");
        Assert.Equal(0, ClipModel.Open(_folder.Path).Manifest.Text.PadId);
    }

    [Fact]
    public void A_tokenizer_without_a_configuration_is_clips_own()
    {
        File.Delete(_folder.FileAt(Tokenizer));
        var text = ClipModel.Open(_folder.Path).Manifest.Text;
        Assert.Equal((49406, 49407, 49407, 77), (text.BeginId, text.EndId, text.PadId, text.ContextLength));
    }

    [Fact]
    public void The_only_export_of_a_tower_is_taken_whatever_its_precision()
    {
        File.Move(_folder.FileAt("onnx/text_model.onnx"), _folder.FileAt("onnx/text_model_fp16.onnx"));
        Assert.Equal("onnx/text_model_fp16.onnx", ClipModel.Open(_folder.Path).Manifest.Text.File.Path);

        File.Copy(_folder.FileAt("onnx/text_model_fp16.onnx"), _folder.FileAt("onnx/text_model_int8.onnx"));
        Refuses("text_model_fp16.onnx, text_model_int8.onnx. Choose one with 'shopvision models import --precision'");
    }

    [Fact]
    public void An_import_chooses_a_precision_for_both_towers()
    {
        File.Copy(_folder.FileAt("onnx/text_model.onnx"), _folder.FileAt("onnx/text_model_q4.onnx"));
        var missing = Assert.Throws<ShopVisionException>(() => Import("q4"));
        Assert.Equal(ErrorCode.ModelMissing, missing.Code);
        Assert.Contains("vision_model_q4.onnx', or 'model_q4.onnx' with both towers, found vision_model.onnx", missing.Message, StringComparison.Ordinal);

        File.Copy(_folder.FileAt("onnx/vision_model.onnx"), _folder.FileAt("onnx/vision_model_q4.onnx"));
        var manifest = Import("q4").Manifest;
        Assert.Equal(("onnx/vision_model_q4.onnx", "onnx/text_model_q4.onnx"), (manifest.Image.File.Path, manifest.Text.File.Path));

        Assert.Equal(ErrorCode.InvalidRequest, Assert.Throws<ShopVisionException>(() => Import("float")).Code);
    }

    private ClipModel Import(string precision) =>
        ModelImporter.Import(_folder.Path, output: null, overwrites: true, new PublishedChoices { Precision = precision });

    [Theory]
    [InlineData(Config, "model_type", "\"jina_clip\"", "'model_type' to be one of \"clip\", \"siglip\", \"chinese_clip\", found \"jina_clip\"")]
    [InlineData(Config, "model_type", null, "'model_type'")]
    [InlineData(Config, "vision_config.image_size", "336", "to be 224, as 'size' is in")]
    [InlineData(Config, "projection_dim", "512", "the width of 'image_embeds' to be 512")]
    [InlineData(Config, "text_config.max_position_embeddings", "64", "'model_max_length' to be 64")]
    [InlineData(Preprocessor, "image_processor_type", "\"BlipImageProcessor\"", "'image_processor_type' to be one of")]
    [InlineData(Preprocessor, "image_processor_type", null, "'image_processor_type'")]
    [InlineData(Preprocessor, "feature_extractor_type", "\"SiglipImageProcessor\"", "'feature_extractor_type' to be a processor of the same family")]
    [InlineData(Preprocessor, "resample", "1", "'resample' to be 2 (bilinear) or 3 (bicubic), found 1")]
    [InlineData(Preprocessor, "size", """{ "longest_edge": 224 }""", "'size.height'")]
    [InlineData(Preprocessor, "size", """{ "shortest_edge": 224, "longest_edge": 300 }""", "'size.longest_edge'")]
    [InlineData(Preprocessor, "size", """{ "height": 224, "width": 112 }""", "'size' to be a square")]
    [InlineData(Preprocessor, "crop_size", "192", "'crop_size' to be 224")]
    [InlineData(Preprocessor, "do_center_crop", "false", "'do_center_crop'")]
    [InlineData(Preprocessor, "do_resize", "false", "'do_resize'")]
    [InlineData(Preprocessor, "do_pad", "true", "'do_pad'")]
    [InlineData(Preprocessor, "image_std", "[0, 1, 1]", "'image_std'")]
    [InlineData(Preprocessor, "fill_color", "0", "'fill_color', which ShopVision does not know")]
    [InlineData(Tokenizer, "tokenizer_class", "\"BertTokenizer\"", "'tokenizer_class'")]
    [InlineData(Tokenizer, "tokenizer_class", "\"GemmaTokenizer\"", "ShopVision reads CLIP's byte pairs")]
    [InlineData(Tokenizer, "do_lower_case", "false", "'do_lower_case'")]
    [InlineData(Tokenizer, "eos_token", "\"<end>\"", "'<end>'")]
    public void What_is_unknown_or_contradictory_is_named(string file, string field, string? value, string message)
    {
        _folder.Set(file, field, value);
        Refuses(message);
    }

    [Theory]
    [InlineData(Preprocessor)]
    [InlineData("merges.txt")]
    [InlineData("vocab.json")]
    [InlineData("onnx/vision_model.onnx")]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(_folder.FileAt(file));
        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(_folder.Path));
        Assert.Equal(ErrorCode.ModelMissing, fault.Code);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tokenizer_in_one_file_is_read_from_it()
    {
        var before = ClipModel.Open(_folder.Path).Manifest.Text;
        _folder.UseFastTokenizer("vocab.json", "merges.txt");

        var text = ClipModel.Open(_folder.Path).Manifest.Text;

        Assert.Equal(["tokenizer"], text.TokenizerFiles.Keys);
        Assert.Equal((before.BeginId, before.EndId, before.PadId, before.LowerCase), (text.BeginId, text.EndId, text.PadId, text.LowerCase));
        using var embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions { Threads = 1 });
        var rows = GoldenVectors.TinyClip.Texts;
        var embeddings = await embedder.EmbedTextsAsync([.. rows.Select(row => row.Subject)], TestContext.Current.CancellationToken);
        Assert.All(rows.Zip(embeddings), pair => Assert.InRange(pair.First.Reference.Dot(pair.Second), 0.9999f, 1.0001f));
    }

    [Theory]
    [InlineData("normalizer.type", "\"BertNormalizer\"", "'normalizer.type'")]
    [InlineData("pre_tokenizer.type", "\"Whitespace\"", "'pre_tokenizer.type'")]
    [InlineData("model.type", "\"Unigram\"", "'model.type'")]
    [InlineData("post_processor", """{ "type": "RobertaProcessing", "cls": ["!", 0], "sep": ["<|endoftext|>", 49407] }""", "'post_processor'")]
    public void A_tokenizer_file_that_asks_for_something_else_is_named_with_its_field(string field, string value, string message)
    {
        _folder.UseFastTokenizer("vocab.json", "merges.txt").Set("tokenizer.json", field, value);
        Refuses($"tokenizer.json: expected {message}");
    }

    [Fact]
    public void An_activation_that_is_unknown_is_named()
    {
        _folder.Set(Config, "text_config.hidden_act", "\"snake\"");
        Refuses("'text_config.hidden_act' to be one of \"quick_gelu\"");
    }

    [Fact]
    public void An_export_of_another_tower_is_refused()
    {
        File.Copy(_folder.FileAt("onnx/text_model.onnx"), _folder.FileAt("onnx/vision_model.onnx"), overwrite: true);
        Refuses("expected no inputs but pixel_values, image, found 'input_ids'");
    }

    private void Refuses(string message)
    {
        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(_folder.Path));
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}
