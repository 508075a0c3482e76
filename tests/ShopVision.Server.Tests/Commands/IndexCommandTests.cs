using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex;

namespace ShopVision.Server.Tests.Commands;

public sealed class IndexCommandTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string _first = "";
    private string _second = "";

    private string Data => _folder.File("data");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _first = await PublishAsync("1", "2");
        _second = await PublishAsync("3");
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Inspecting_tells_the_published_generation_and_those_kept()
    {
        var text = await MustAsync("inspect");
        var published = await JsonAsync("inspect");

        Assert.Contains($"published {_second}: 1 products", text);
        Assert.Contains($"kept      {_first}: 2 products", text);
        Assert.Equal(_second, published.GetProperty("published").GetProperty("generation").GetString());
        Assert.Equal(2, published.GetProperty("others")[0].GetProperty("products").GetInt64());
    }

    [Fact]
    public async Task Verifying_passes_what_is_whole_and_names_the_file_of_what_is_not()
    {
        var whole = await MustAsync("verify");
        var log = Path.Combine(Data, "index", "generations", _first, "log");
        var content = await File.ReadAllBytesAsync(log, Cancellation);
        content[^1] ^= 1;
        await File.WriteAllBytesAsync(log, content, Cancellation);
        var damaged = await RunAsync("verify", "--json");

        Assert.DoesNotContain("FAILED", whole);
        Assert.Equal(1, damaged.ExitCode);
        var checks = JsonDocument.Parse(damaged.Output).RootElement;
        Assert.Equal([true, false], checks.EnumerateArray().Select(check => check.GetProperty("passed").GetBoolean()));
        Assert.Contains(log, checks[1].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Rolling_back_publishes_the_generation_before()
    {
        var after = await JsonAsync("rollback", _first);

        Assert.Equal(_first, after.GetProperty("published").GetProperty("generation").GetString());
        Assert.Equal(_second, after.GetProperty("others")[0].GetProperty("generation").GetString());
    }

    [Fact]
    public async Task Rolling_back_to_what_is_not_kept_names_what_is()
    {
        var ended = await RunAsync("rollback", "yesterday");

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("error [generation-not-found]: ", ended.Errors);
        Assert.Contains(_first, ended.Errors);
    }

    [Fact]
    public async Task Pruning_deletes_all_but_the_published_generation_and_those_to_keep()
    {
        Assert.Equal(1, (await JsonAsync("prune")).GetProperty("others").GetArrayLength());
        Assert.Equal(0, (await JsonAsync("prune", "--keep", "0")).GetProperty("others").GetArrayLength());
        Assert.Equal(2, (await RunAsync("prune", "--keep", "-1")).ExitCode);
    }

    [Fact]
    public async Task Compacting_publishes_a_copy_in_place_of_the_original()
    {
        var after = await JsonAsync("compact");

        Assert.NotEqual(_second, after.GetProperty("published").GetProperty("generation").GetString());
        Assert.Equal(1, after.GetProperty("published").GetProperty("products").GetInt64());
        Assert.Equal([_first], after.GetProperty("others").EnumerateArray().Select(other => other.GetProperty("generation").GetString()));
    }

    [Fact]
    public async Task What_is_exported_is_imported_as_it_was()
    {
        var file = _folder.File("export.jsonl");
        await MustAsync("export", "--out", file);
        var imported = await Executable.RunAsync("index", "import", file, "--data", _folder.File("copy"), "--json");

        Assert.True(imported.ExitCode == 0, imported.Errors);
        Assert.Equal(await EntriesAsync(Data), await EntriesAsync(_folder.File("copy")));
    }

    [Fact]
    public async Task An_export_overwrites_nothing()
    {
        var file = _folder.Write("taken", "mine");

        Assert.StartsWith("error [output-taken]: ", (await RunAsync("export", "--out", file)).Errors);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, Cancellation));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{}", "line 1")]
    [InlineData("MODEL\nnot json", "line 2")]
    [InlineData("MODEL\n{\"product\":{\"id\":\"1\"},\"digest\":\"d\",\"images\":[{\"source\":\"a\",\"digest\":\"b\",\"vector\":\"\"}]}", "line 2")]
    public async Task What_is_no_export_is_refused_by_its_line_and_changes_nothing(string content, string place)
    {
        var model = """{"format":"shopvision-index-export-1","model":"test@1","fingerprint":"00","dimensions":8}""";
        var file = _folder.Write("broken.jsonl", content.Replace("MODEL", model, StringComparison.Ordinal));

        var ended = await RunAsync("import", file);

        Assert.StartsWith("error [export-invalid]: ", ended.Errors);
        Assert.Contains(place, ended.Errors);
        Assert.Equal(_second, (await JsonAsync("inspect")).GetProperty("published").GetProperty("generation").GetString());
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("verify")]
    [InlineData("prune")]
    public async Task A_folder_without_an_index_is_told_by_its_code(string command)
    {
        var ended = await Executable.RunAsync("index", command, "--data", _folder.Path);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("error [index-missing]: ", ended.Errors);
    }

    /// <summary>All entries with all that is in them.</summary>
    private static async Task<List<string>> EntriesAsync(string data)
    {
        var entries = new List<string>();
        await foreach (var entry in Open(data).ExportAsync(withVectors: true, Cancellation))
            entries.Add($"{JsonSerializer.Serialize(entry.Product)} {entry.ProductDigest} {string.Join(' ', entry.Images.Select(Describe))}");
        return entries;
    }

    private static string Describe(IndexedImage image) =>
        $"{image.Source} {image.ContentDigest} {string.Join(',', image.Embedding!.Values.ToArray())}";

    private static LocalProductIndex Open(string data) =>
        LocalProductIndex.Open(Path.Combine(data, "index"), new LocalIndexOptions(), TimeProvider.System);

    private async Task<string> PublishAsync(params string[] ids)
    {
        await using var writer = await Open(Data).OpenAsync(GenerationTarget.New(IndexModel.Of(Some.Model)), Cancellation);
        await writer.UpsertAsync([.. ids.Select(id => Some.Entry(Some.Product(id, "Größe „L“", "blue", "Clothing"), Some.Axis(0), Some.Axis(1)))], Cancellation);
        await writer.PublishAsync(Cancellation);
        return writer.Generation;
    }

    private Task<Ended> RunAsync(params string[] arguments) => Executable.RunAsync(["index", .. arguments, "--data", Data]);

    private async Task<string> MustAsync(params string[] arguments)
    {
        var ended = await RunAsync(arguments);
        Assert.True(ended.ExitCode == 0, ended.Errors);
        return ended.Output;
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments) =>
        JsonDocument.Parse(await MustAsync([.. arguments, "--json"])).RootElement;
}
