using ShopVision.Clip.Tokenizing.WordPiece;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Tokenizing.WordPiece;

public sealed class WordPieceTokenizerTests
{
    private const string Golden = "golden/tokenizers/wordpiece/";

    [Fact]
    public void Every_golden_text_gets_the_ids_of_the_reference() => TokenizerGolden.Check(
        Load(), Golden + "cases.jsonl", 500, row => row.GetProperty("hf_fast"));

    [Fact]
    public void The_published_tokenizer_file_gives_the_same_ids() => TokenizerGolden.Check(
        Load("tokenizer.json"), Golden + "cases.jsonl", 500, row => row.GetProperty("hf_fast"));

    [Fact]
    public void Random_unicode_always_has_ids() => TokenizerGolden.CheckRandomUnicode(Load());

    [Fact]
    public void Texts_without_end_take_no_time_without_end() => TokenizerGolden.CheckEndlessTexts(Load());

    [Fact]
    public void No_text_makes_garbage() => TokenizerGolden.CheckMakesNoGarbage(Load(), Golden + "cases.jsonl");

    [Fact]
    public void A_word_too_long_to_take_apart_is_unknown() =>
        Assert.Equal([2, 1, 3], TokenizerGolden.Encode(Load(), new string('x', 100_000)));

    [Fact]
    public void A_long_text_is_cut_and_still_ends_with_the_end_token()
    {
        var ids = TokenizerGolden.Encode(Load(), string.Join(' ', Enumerable.Repeat("shirt", 200)));
        Assert.Equal((64, 2, 3), (ids.Length, ids[0], ids[^1]));
    }

    [Fact]
    public void A_list_without_the_unknown_token_is_refused()
    {
        using var folder = new TemporaryFolder();
        Refused(folder.Write("vocab.txt", "[CLS]\n[SEP]\n"), "[UNK]");
    }

    [Theory]
    [InlineData("""lowercase":true""", """lowercase":false""", "normalizer.lowercase")]
    [InlineData("""WordPiece","unk_token""", """BPE","unk_token""", "model.type")]
    [InlineData("{", "", "a WordPiece tokenizer")]
    public void A_tokenizer_file_that_asks_for_something_else_is_refused(string text, string replacement, string named)
    {
        using var folder = new TemporaryFolder();
        var original = File.ReadAllText(Fixtures.Require(Golden + "tokenizer.json"));
        var changed = original.Replace(text, replacement, StringComparison.Ordinal);
        Assert.NotEqual(original, changed);
        Refused(folder.Write("tokenizer.json", changed), named);
    }

    private static void Refused(string file, string named)
    {
        var fault = Assert.Throws<ShopVisionException>(() => WordPieceVocabulary.Load(file, lowerCase: true));
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    private static WordPieceTokenizer Load(string file = "vocab.txt") =>
        new(WordPieceVocabulary.Load(Fixtures.Require(Golden + file), lowerCase: true), TokenizerGolden.Tower());
}
