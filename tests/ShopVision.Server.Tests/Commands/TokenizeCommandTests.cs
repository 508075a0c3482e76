using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

public sealed class TokenizeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("clip-bpe", "tiny-clip", "hf_fast")]
    [InlineData("unigram", "tiny-siglip", "plain.siglip")]
    public async Task Every_golden_text_gives_the_ids_of_the_reference(string tokenizer, string model, string column)
    {
        var cases = Fixtures.Require($"golden/tokenizers/{tokenizer}/cases.jsonl");
        var ended = await Executable.RunAsync("tokenize", "--model", Fixtures.Require($"golden/models/{model}"), "--texts", cases);

        // What a code point is that was newer than the reference's tables is not for the reference to say.
        var wrong = File.ReadLines(cases).Select(Parse).Zip(Lines(ended))
            .Where(pair => !(pair.First.TryGetProperty("unassigned", out var unassigned) && unassigned.GetBoolean()))
            .Where(pair => !JsonElement.DeepEquals(Column(pair.First, column), pair.Second.GetProperty("ids")) || !JsonElement.DeepEquals(pair.First.GetProperty("text"), pair.Second.GetProperty("text")))
            .Select(pair => pair.First.GetProperty("text").GetRawText())
            .ToList();
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(File.ReadLines(cases).Count(), Lines(ended).Count);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_plain_file_holds_a_text_a_line_and_the_empty_one_too()
    {
        var ended = await Executable.RunAsync("tokenize", "--texts", _folder.Write("texts.txt", "in red\n\n{\"text\": \"x\"}\r\nüber"));

        Assert.Equal(["in red", "", "{\"text\": \"x\"}", "über"], Lines(ended).Select(line => line.GetProperty("text").GetString()));
        Assert.Contains("\"text\":\"über\",\"ids\":[", ended.Output);
    }

    [Fact]
    public async Task A_line_without_a_text_is_an_error_in_its_place_and_fails_only_a_strict_run()
    {
        var file = _folder.Write("texts.jsonl", """
            {"text": "a"}
            {"txet": "b"}
            {"text": "\ud800"}
            bad
            {"text": "c"}
            """);
        var (lenient, strict) = (await Executable.RunAsync("tokenize", "--texts", file), await Executable.RunAsync("tokenize", "--texts", file, "--strict"));

        Assert.Equal([false, true, true, true, false], Lines(lenient).Select(line => line.TryGetProperty("error", out _)));
        Assert.Equal("texts-invalid", Lines(lenient)[1].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal((0, 3), (lenient.ExitCode, strict.ExitCode));
    }

    [Fact]
    public async Task A_file_that_is_missing_or_not_UTF_8_is_told_by_its_code()
    {
        var latin = _folder.File("latin.txt");
        await File.WriteAllBytesAsync(latin, [(byte)'c', 0xE9, (byte)'\n'], TestContext.Current.CancellationToken);

        Assert.StartsWith("error [texts-missing]: ", (await Executable.RunAsync("tokenize", "--texts", _folder.File("nowhere.txt"))).Errors);
        Assert.StartsWith("error [texts-invalid]: ", (await Executable.RunAsync("tokenize", "--texts", latin)).Errors);
    }

    private static JsonElement Column(JsonElement row, string path) => path.Split('.').Aggregate(row, (at, name) => at.GetProperty(name));

    private static List<JsonElement> Lines(Ended ended) => [.. ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;
}
