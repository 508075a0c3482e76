using System.Text.Json;
using ShopVision.Clip.Tokenizing.Unigram;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests.Tokenizing.Unigram;

public sealed class SentencePieceTokenizerTests
{
    private const string Golden = "golden/tokenizers/unigram/";

    [Theory]
    [InlineData("plain")]
    [InlineData("bytes")]
    public void Every_raw_text_gets_the_ids_of_sentencepiece(string model) => TokenizerGolden.Check(
        Raw(model), Golden + "cases.jsonl", 499, row => row.GetProperty(model).GetProperty("sp"), context: 4096);

    [Theory]
    [InlineData("plain")]
    [InlineData("bytes")]
    public void Every_text_for_SigLIP_gets_the_ids_of_its_own_tokenizer(string model) => TokenizerGolden.Check(
        new PaddedTokenizer(Siglip(model), padId: 1), Golden + "cases.jsonl", 498, row => row.GetProperty(model).GetProperty("siglip"), counts: row => !HoldsNewLetter(row));

    [Theory]
    [InlineData("plain")]
    [InlineData("bytes")]
    public void Random_unicode_always_has_ids(string model)
    {
        TokenizerGolden.CheckRandomUnicode(Raw(model));
        TokenizerGolden.CheckRandomUnicode(Siglip(model));
    }

    [Fact]
    public void A_long_text_is_cut_and_still_ends_with_the_end_token()
    {
        var ids = TokenizerGolden.Encode(Siglip("plain"), string.Join(' ', Enumerable.Repeat("shirt", 200)));
        Assert.Equal((64, 1), (ids.Length, ids[^1]));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("bytes")]
    public void Texts_without_end_take_no_time_without_end(string model)
    {
        TokenizerGolden.CheckEndlessTexts(Raw(model));
        TokenizerGolden.CheckEndlessTexts(Siglip(model));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("bytes")]
    public void No_text_makes_garbage(string model)
    {
        TokenizerGolden.CheckMakesNoGarbage(Raw(model), Golden + "cases.jsonl");
        TokenizerGolden.CheckMakesNoGarbage(Siglip(model), Golden + "cases.jsonl");
    }

    // Unicode got it after the reference's tables were made.
    private static bool HoldsNewLetter(JsonElement row) => row.GetProperty("text").GetString()!.Contains('\u1C89');

    private static SentencePieceTokenizer Raw(string model) => new(
        Load(model), TokenizerGolden.Tower() with { Cleaning = "none", LowerCase = false, BeginId = null, EndId = null });

    private static SentencePieceTokenizer Siglip(string model) => new(
        Load(model), TokenizerGolden.Tower() with { Cleaning = "siglip", BeginId = null, EndId = 1, PadId = 1 });

    private static SentencePieceModel Load(string model) => SentencePieceModel.Load(Fixtures.Require($"{Golden}{model}/spiece.model"));
}
