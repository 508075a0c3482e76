using System.Text.Json;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing;
using ShopVision.Clip.Tokenizing.OpenAi;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Tokenizing.OpenAi;

public sealed class OpenAiTokenizerTests
{
    private const string Golden = "golden/tokenizers/clip-bpe/";
    private const int Context = 77;

    private static readonly Lazy<BytePairVocabulary> _vocabulary = new(() =>
        BytePairVocabulary.Load(Fixtures.Require(Golden + "vocab.json"), Fixtures.Require(Golden + "merges.txt")));

    [Fact]
    public void Every_text_of_sound_encoding_gets_the_ids_of_OpenAI() => TokenizerGolden.Check(
        Load("openai"), Golden + "cases.jsonl", 1351, row => row.GetProperty("openai_unpadded"), Context, IsSound);

    [Fact]
    public void Every_text_of_sound_encoding_gets_the_ids_of_OpenCLIP() => TokenizerGolden.Check(
        new PaddedTokenizer(Load("open_clip"), padId: 0), Golden + "cases.jsonl", 1351, row => row.GetProperty("open_clip"), Context, IsSound);

    [Fact]
    public void A_token_spelt_with_a_long_s_is_one_word_but_not_the_token()
    {
        var ids = Encode("<|\u017Ftartoftext|>");
        Assert.DoesNotContain(49406, ids[1..]);
        Assert.NotEqual(Encode("<| \u017Ftartoftext |>"), ids);
    }

    [Fact]
    public void A_combining_iota_vanishes() => Assert.Equal(Encode("a b"), Encode("a\u0345b"));

    [Fact]
    public void A_long_text_is_cut_and_still_ends_with_the_end_token()
    {
        var ids = Encode(string.Join(' ', Enumerable.Repeat("shirt", 200)));
        Assert.Equal((Context, 49406, 49407), (ids.Length, ids[0], ids[^1]));
    }

    [Fact]
    public void Random_unicode_always_has_ids() => TokenizerGolden.CheckRandomUnicode(Load("openai"));

    [Fact]
    public void Texts_without_end_take_no_time_without_end() => TokenizerGolden.CheckEndlessTexts(Load("openai"));

    [Fact]
    public void Known_words_make_no_garbage() => TokenizerGolden.CheckMakesNoGarbage(Load("openai"), Golden + "cases.jsonl");

    [Fact]
    public void Texts_that_keep_their_capitals_are_refused()
    {
        var fault = Assert.Throws<ShopVisionException>(() => new OpenAiTokenizer(_vocabulary.Value, Tower("openai") with { LowerCase = false }));
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains("'text.lowerCase'", fault.Message, StringComparison.Ordinal);
    }

    // A letter without a meaning is a letter to some and none to others; a broken encoding only ftfy mends.
    private static bool IsSound(JsonElement row) => !TokenizerGolden.IsMarked(row, "unassigned")
        && !(TokenizerGolden.IsMarked(row, "ftfy") && row.GetProperty("tag").GetString() == "mojibake");

    private static int[] Encode(string text) => TokenizerGolden.Encode(Load("openai"), text, Context);

    private static OpenAiTokenizer Load(string cleaning) => new(_vocabulary.Value, Tower(cleaning));

    private static TextTower Tower(string cleaning) =>
        TokenizerGolden.Tower() with { Cleaning = cleaning, BeginId = 49406, EndId = 49407, ContextLength = Context };
}
