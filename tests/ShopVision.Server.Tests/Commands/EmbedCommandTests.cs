using System.Diagnostics;
using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

public sealed class EmbedCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tiny-clip")]
    [InlineData("tiny-siglip")]
    public async Task Texts_get_the_vectors_of_the_reference(string network)
    {
        var model = Fixtures.Require($"golden/models/{network}");
        var expected = Golden(model, "text");
        var texts = _folder.Write("texts.jsonl", string.Join('\n', expected.Select(row => JsonSerializer.Serialize(new { text = row.GetProperty("text").GetString() }))));
        var found = Lines(await Executable.RunAsync("embed", "--model", model, "--texts", texts));

        Assert.Equal(expected.Select(row => row.GetProperty("text").GetString()), found.Select(line => line.GetProperty("input").GetString()));
        Assert.All(expected.Zip(found), pair => Assert.InRange(Cosine(pair.First.GetProperty("ort"), pair.Second.GetProperty("embedding")), 0.9999, 1.0001));
    }

    [Fact]
    public async Task Pictures_come_in_order_and_the_unreadable_are_errors_in_their_place()
    {
        var broken = _folder.Write("broken.jpg", "this is no picture");
        string[] files = [Picture("photo-1.jpg"), _folder.File("gone.jpg"), Picture("photo-2.jpg"), broken, _folder.Path, _folder.File("gone.jpg")];
        var ended = await Executable.RunAsync(["embed", "--model", Fixtures.Require("golden/models/tiny-clip"), .. files]);

        Assert.Equal(files, Lines(ended).Select(line => line.GetProperty("input").GetString()));
        Assert.Equal([null, "image-missing", null, "image-unsupported", "image-missing", "image-missing"], Lines(ended).Select(Code));
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal("", ended.Errors);
    }

    [Fact]
    public async Task Numbers_read_again_are_the_same_floats_of_unit_length()
    {
        var line = Assert.Single(Lines(await Executable.RunAsync("embed", Picture("photo-1.jpg"))));
        var values = line.GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle()).ToArray();

        Assert.Equal(256, values.Length);
        Assert.Equal(1, values.Sum(value => (double)value * value), 1e-6);
        Assert.Equal(values, line.GetProperty("embedding").EnumerateArray().Select(value => (float)value.GetDouble()));
    }

    [Fact]
    public async Task Standard_input_is_a_picture_where_it_begins_like_one()
    {
        var ended = await RunAsync(await File.ReadAllBytesAsync(Picture("photo-1.jpg"), TestContext.Current.CancellationToken));
        var named = Assert.Single(Lines(await Executable.RunAsync("embed", Picture("photo-1.jpg"))));

        var line = Assert.Single(Lines(ended));
        Assert.Equal("-", line.GetProperty("input").GetString());
        Assert.Equal(named.GetProperty("embedding").GetRawText(), line.GetProperty("embedding").GetRawText());
    }

    [Fact]
    public async Task Standard_input_else_names_pictures_one_a_line()
    {
        // More than the model takes at once, so that order has a chance to be lost.
        var names = Enumerable.Range(0, 40).Select(i => i % 3 == 0 ? _folder.File($"gone-{i}.jpg") : Picture($"photo-{(i % 7) + 1}.jpg")).ToList();
        var ended = await RunAsync(System.Text.Encoding.UTF8.GetBytes(string.Join("\n", names) + "\n\n"));

        Assert.Equal(names, Lines(ended).Select(line => line.GetProperty("input").GetString()));
        Assert.Equal(names.Select((_, i) => i % 3 == 0 ? "image-missing" : null), Lines(ended).Select(Code));
    }

    [Fact]
    public async Task Nothing_to_embed_is_no_fault() => Assert.Equal(new Ended(0, "", ""), await RunAsync([]));

    [Theory]
    [InlineData("embed")]
    [InlineData("embed", "a.jpg", "--texts", "a.txt")]
    [InlineData("tokenize")]
    [InlineData("preprocess", "a.jpg")]
    [InlineData("preprocess", "--out", "a")]
    public async Task Too_little_or_too_much_is_wrong_usage(params string[] arguments) =>
        Assert.Equal(2, (await Executable.RunAsync(arguments)).ExitCode);

    private static string Picture(string name) => Fixtures.Require($"golden/images/source/{name}");

    private static string? Code(JsonElement line) => line.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;

    private static async Task<Ended> RunAsync(byte[] input)
    {
        var start = Executable.Start("embed", "-");
        start.RedirectStandardInput = true;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.BaseStream.WriteAsync(input, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ended(process.ExitCode, await output, await errors);
    }

    private static List<JsonElement> Golden(string model, string kind) =>
        [.. File.ReadLines(Path.Combine(model, "expected.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Where(row => row.GetProperty("kind").GetString() == kind)];

    private static List<JsonElement> Lines(Ended ended) =>
        [.. ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static double Cosine(JsonElement one, JsonElement other) =>
        one.EnumerateArray().Zip(other.EnumerateArray(), (a, b) => a.GetDouble() * b.GetDouble()).Sum();
}
