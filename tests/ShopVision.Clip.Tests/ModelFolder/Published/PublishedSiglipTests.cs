using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tests.Inference;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

public sealed class PublishedSiglipTests : IDisposable
{
    private readonly PublishedFolder _folder = PublishedFolder.Siglip();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Its_tokenizer_and_context_are_read()
    {
        var text = ClipModel.Open(_folder.Path).Manifest.Text;
        Assert.Equal(("sentencepiece-unigram", "siglip", true), (text.Tokenizer, text.Cleaning, text.LowerCase));
        Assert.Equal((null, 1, 1, 64), (text.BeginId, text.EndId, text.PadId, text.ContextLength));
        Assert.Null(text.Mask);
    }

    [Theory]
    [InlineData("onnx/model.onnx", "--logit-scale")]
    [InlineData("spiece.model", "spiece.model")]
    [InlineData("tokenizer_config.json", "tokenizer_config.json")]
    public void A_missing_file_is_named(string file, string message)
    {
        File.Delete(_folder.FileAt(file));
        Refuses(ErrorCode.ModelMissing, message);
    }

    [Fact]
    public void A_tokenizer_in_one_file_is_read_from_it()
    {
        _folder.UseFastTokenizer("spiece.model");
        var text = ClipModel.Open(_folder.Path).Manifest.Text;
        Assert.Equal(("sentencepiece-unigram", "none", false), (text.Tokenizer, text.Cleaning, text.LowerCase));
        Assert.Equal((null, 1, 1, 64), (text.BeginId, text.EndId, text.PadId, text.ContextLength));
        Assert.Equal("tokenizer.json", text.TokenizerFiles["model"].Path);
    }

    [Theory]
    [InlineData("tokenizer_class", "\"GemmaTokenizerFast\"", "ShopVision reads CLIP's byte pairs, SigLIP's unigrams")]
    [InlineData("tokenizer_class", "\"BertTokenizer\"", "'tokenizer_class'")]
    [InlineData("pad_token", "\"[PAD]\"", "a piece for the token \"[PAD]\"")]
    [InlineData("model_max_length", "77", "'model_max_length' to be 64")]
    public void What_is_unknown_or_contradictory_is_named(string field, string value, string message)
    {
        _folder.Set("tokenizer_config.json", field, value);
        Refuses(ErrorCode.ModelInvalid, message);
    }

    [Fact]
    public void A_combined_export_without_logits_is_refused()
    {
        File.WriteAllBytes(_folder.FileAt("onnx/model.onnx"), TinyGraph.Flattening(TinyGraph.Float32, rows: 1, size: 5));
        Refuses(ErrorCode.ModelInvalid, "model.onnx");
    }

    private void Refuses(ErrorCode code, string message)
    {
        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(_folder.Path));
        Assert.Equal(code, fault.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}
