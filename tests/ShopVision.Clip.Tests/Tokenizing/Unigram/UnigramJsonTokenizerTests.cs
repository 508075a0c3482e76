using ShopVision.Clip.Tokenizing.Unigram;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Tokenizing.Unigram;

public sealed class UnigramJsonTokenizerTests
{
    private const string Golden = "golden/tokenizers/unigram/";

    [Theory]
    [InlineData("plain")]
    [InlineData("bytes")]
    public void Every_text_gets_the_ids_of_the_reference(string model) => TokenizerGolden.Check(
        Load(model, "tokenizer.json"), Golden + "cases.jsonl", 499, row => row.GetProperty(model).GetProperty("hf"), context: 4096);

    [Theory]
    [InlineData("plain")]
    [InlineData("bytes")]
    public void Every_text_for_SigLIP_gets_the_ids_of_the_reference(string model) => TokenizerGolden.Check(
        new PaddedTokenizer(Load(model, "tokenizer-siglip.json"), padId: 1),
        Golden + "cases.jsonl", 499, row => row.GetProperty(model).GetProperty("siglip_fast"));

    [Theory]
    [InlineData("plain", "tokenizer.json")]
    [InlineData("plain", "tokenizer-siglip.json")]
    [InlineData("bytes", "tokenizer.json")]
    [InlineData("bytes", "tokenizer-siglip.json")]
    public void Random_unicode_always_has_ids(string model, string file) => TokenizerGolden.CheckRandomUnicode(Load(model, file));

    [Theory]
    [InlineData("plain", "tokenizer.json")]
    [InlineData("bytes", "tokenizer-siglip.json")]
    public void Texts_without_end_take_no_time_without_end(string model, string file) => TokenizerGolden.CheckEndlessTexts(Load(model, file));

    [Theory]
    [InlineData("plain", "tokenizer.json")]
    [InlineData("bytes", "tokenizer-siglip.json")]
    public void No_text_makes_garbage(string model, string file) => TokenizerGolden.CheckMakesNoGarbage(Load(model, file), Golden + "cases.jsonl");

    [Theory]
    [InlineData("\"Lowercase\"", "\"Uppercase\"", "normalizer.normalizers[0]")]
    [InlineData("\\\\s+", "(?=x)", "normalizer.normalizers[2].pattern.Regex")]
    [InlineData("\"Metaspace\"", "\"ByteLevel\"", "pre_tokenizer.type")]
    [InlineData("\"Unigram\"", "\"BPE\"", "model.type")]
    [InlineData("\"unk_id\":", "\"unk_id\":9999", "model.unk_id")]
    [InlineData("{", "", "a Unigram tokenizer")]
    public void A_file_that_asks_for_something_else_is_refused(string text, string replacement, string named)
    {
        var original = File.ReadAllText(Fixtures.Require(Golden + "plain/tokenizer-siglip.json"));
        var changed = original.Replace(text, replacement, StringComparison.Ordinal);
        Assert.NotEqual(original, changed);
        using var folder = new TemporaryFolder();
        var file = folder.Write("tokenizer.json", changed);

        var fault = Assert.Throws<ShopVisionException>(() => Load(file));

        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    private static UnigramJsonTokenizer Load(string model, string file) => Load(Fixtures.Require($"{Golden}{model}/{file}"));

    private static UnigramJsonTokenizer Load(string file) =>
        new(file, TokenizerGolden.Tower() with { Cleaning = "none", LowerCase = false, BeginId = null, EndId = 1 });
}
