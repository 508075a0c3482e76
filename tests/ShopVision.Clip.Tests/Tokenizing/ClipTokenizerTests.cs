using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Tokenizing;

public sealed class ClipTokenizerTests
{
    private const int Context = 77;

    private static readonly Lazy<ClipTokenizer> _tokenizer = new(Load);

    [Fact]
    public void Every_golden_text_gets_the_ids_of_the_reference() => CheckGolden(_tokenizer.Value);

    [Theory]
    [InlineData("golden/tokenizers/clip-bpe/tokenizer.json")]
    [InlineData("golden/models/tiny-clip/tokenizer.json")]
    public void A_tokenizer_file_alone_gives_the_same_ids(string file) => CheckGolden(new ClipTokenizer(Fixtures.Require(file), Tower()));

    [Fact]
    public void A_long_text_is_cut_and_still_ends_with_the_end_token()
    {
        var ids = Encode(_tokenizer.Value, string.Join(' ', Enumerable.Repeat("shirt", 200)));
        Assert.Equal(Context, ids.Length);
        Assert.Equal(49406, ids[0]);
        Assert.Equal(49407, ids[^1]);
    }

    [Fact]
    public void Texts_without_end_take_no_time_without_end() => TokenizerGolden.CheckEndlessTexts(_tokenizer.Value);

    [Fact]
    public void Known_words_make_no_garbage() => TokenizerGolden.CheckMakesNoGarbage(_tokenizer.Value, "golden/tokenizers/clip-bpe/cases.jsonl");

    [Fact]
    public void Random_unicode_always_has_ids() => TokenizerGolden.CheckRandomUnicode(_tokenizer.Value);

    [Fact]
    public void A_token_that_is_added_raw_counts_only_as_it_is_spelt()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tokenizer.json", Original().Replace("\"normalized\":true", "\"normalized\":false", StringComparison.Ordinal));
        var tokenizer = new ClipTokenizer(file, Tower());
        Assert.Equal([49406, 2368, 49407, 2368, 49407], Encode(tokenizer, "cat<|endoftext|>cat"));
        Assert.DoesNotContain(49407, Encode(tokenizer, "cat<|ENDOFTEXT|>cat")[..^1]);
    }

    [Theory]
    [InlineData("\"NFC\"", "\"NFKC\"", "normalizer.normalizers")]
    [InlineData(@"[\\p{N}]|", "", "pre_tokenizer.pretokenizers[0].pattern.Regex")]
    [InlineData("\"ByteLevel\",\"add_prefix_space\":false", "\"ByteLevel\",\"add_prefix_space\":true", "pre_tokenizer.pretokenizers[1].add_prefix_space")]
    [InlineData("\"BPE\"", "\"WordPiece\"", "model.type")]
    [InlineData("\"end_of_word_suffix\":\"</w>\"", "\"end_of_word_suffix\":\"\"", "model.end_of_word_suffix")]
    [InlineData("\"unk_token\":\"<|endoftext|>\"", "\"unk_token\":\"<unk>\"", "model.unk_token")]
    [InlineData("\"i n\"", "\"in\"", "model.merges[0]")]
    [InlineData("\"i n\"", "\"in qzq\"", "qzq")]
    [InlineData("\"lstrip\":false", "\"lstrip\":true", "added_tokens")]
    [InlineData("[\"<|endoftext|>\",49407]", "[\"<|endoftext|>\",0]", "post_processor")]
    [InlineData("\"Lowercase\"", "\"Uppercase\"", "normalizer.normalizers")]
    [InlineData("{", "", "a byte-pair tokenizer")]
    public void A_tokenizer_file_that_asks_for_something_else_is_refused(string text, string replacement, string named)
    {
        var changed = Original().Replace(text, replacement, StringComparison.Ordinal);
        Assert.NotEqual(Original(), changed);
        using var folder = new TemporaryFolder();
        var file = folder.Write("tokenizer.json", changed);

        var fault = Assert.Throws<ShopVisionException>(() => new ClipTokenizer(file, Tower()));

        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_the_vocabulary_does_not_have_are_refused()
    {
        using var folder = new TinyClipFolder();
        folder.Edit(model => model["text"]!["endId"] = 99_999);
        var model = ClipModel.Open(folder.Path);
        var vocabulary = Load(folder.Path);
        var fault = Assert.Throws<ShopVisionException>(() => new ClipTokenizer(vocabulary, model.Manifest.Text));
        Assert.Contains("99999", fault.Message, StringComparison.Ordinal);
        Assert.Contains("text.endId", fault.Message, StringComparison.Ordinal);
    }

    private static void CheckGolden(ITextTokenizer tokenizer) => TokenizerGolden.Check(
        tokenizer, "golden/tokenizers/clip-bpe/cases.jsonl", 1422, row => row.GetProperty("hf_fast"), Context, row => !TokenizerGolden.IsMarked(row, "unassigned"));

    private static int[] Encode(ITextTokenizer tokenizer, string text) => TokenizerGolden.Encode(tokenizer, text, Context);

    private static string Original() => File.ReadAllText(Fixtures.Require("golden/tokenizers/clip-bpe/tokenizer.json"));

    private static TextTower Tower() => TokenizerGolden.Tower() with { BeginId = 49406, EndId = 49407, ContextLength = Context };

    private static ClipTokenizer Load()
    {
        using var folder = new TinyClipFolder();
        return new ClipTokenizer(Load(folder.Path), ClipModel.Open(folder.Path).Manifest.Text);
    }

    private static BytePairVocabulary Load(string folder) =>
        BytePairVocabulary.Load(Path.Combine(folder, "vocab.json"), Path.Combine(folder, "merges.txt"));
}
