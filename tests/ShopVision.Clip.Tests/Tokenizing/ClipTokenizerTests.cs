using System.Text.Json;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests.Tokenizing;

public sealed class ClipTokenizerTests
{
    private const int Context = 77;

    private static readonly Lazy<ClipTokenizer> _tokenizer = new(Load);

    [Fact]
    public void Every_golden_text_gets_the_ids_of_the_reference()
    {
        var tokenizer = _tokenizer.Value;
        var rows = File.ReadLines(Fixtures.Require("golden/tokenizers/clip-bpe/cases.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => !(row.TryGetProperty("unassigned", out var unassigned) && unassigned.GetBoolean()))
            .ToList();
        var wrong = rows
            .Select(row => (Text: row.GetProperty("text").GetString()!, Ids: row.GetProperty("hf_fast").EnumerateArray().Select(id => id.GetInt32()).ToArray()))
            .Where(row => !Encode(tokenizer, row.Text).SequenceEqual(row.Ids))
            .Select(row => $"{JsonSerializer.Serialize(row.Text)}: expected {string.Join(' ', row.Ids)}, found {string.Join(' ', Encode(tokenizer, row.Text))}")
            .ToList();

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {rows.Count} differ:\n{string.Join('\n', wrong.Take(20))}");
        Assert.Equal(1422, rows.Count);
    }

    [Fact]
    public void A_long_text_is_cut_and_still_ends_with_the_end_token()
    {
        var ids = Encode(_tokenizer.Value, string.Join(' ', Enumerable.Repeat("shirt", 200)));
        Assert.Equal(Context, ids.Length);
        Assert.Equal(49406, ids[0]);
        Assert.Equal(49407, ids[^1]);
    }

    [Fact]
    public void A_word_without_end_takes_no_time_without_end() =>
        Assert.Equal(Context, Encode(_tokenizer.Value, new string('x', 100_000)).Length);

    [Fact]
    public void Random_unicode_always_has_ids()
    {
        var tokenizer = _tokenizer.Value;
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(20)).Select(_ => (char)random.Next(0x10000))]);
            Assert.InRange(Encode(tokenizer, text).Length, 2, Context);
        }
    }

    [Fact]
    public void Ids_that_the_vocabulary_does_not_have_are_refused()
    {
        using var folder = new TinyClipFolder();
        folder.Edit(model => model["text"]!["endId"] = 99_999);
        var model = ClipModel.Open(folder.Path);
        var vocabulary = Load(folder.Path);
        var fault = Assert.Throws<Core.Errors.ShopVisionException>(() => new ClipTokenizer(vocabulary, model.Manifest.Text));
        Assert.Contains("99999", fault.Message, StringComparison.Ordinal);
        Assert.Contains("text.endId", fault.Message, StringComparison.Ordinal);
    }

    private static int[] Encode(ClipTokenizer tokenizer, string text)
    {
        var ids = new int[Context];
        return ids[..tokenizer.Encode(text, ids)];
    }

    private static ClipTokenizer Load()
    {
        using var folder = new TinyClipFolder();
        return new ClipTokenizer(Load(folder.Path), ClipModel.Open(folder.Path).Manifest.Text);
    }

    private static BytePairVocabulary Load(string folder) =>
        BytePairVocabulary.Load(Path.Combine(folder, "vocab.json"), Path.Combine(folder, "merges.txt"));
}
