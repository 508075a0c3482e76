using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

/// <summary><c>shopvision models pull</c> as a user runs it, against a hub on loopback.</summary>
public sealed class PullModelTests : IAsyncDisposable
{
    private const string Catalog = """
        { "schema": 1, "models": {
          "tiny": { "title": "Tiny", "repository": "someone/tiny", "revision": "main", "approximateBytes": 4000000, "dimensions": 64, "imageSize": 224,
                    "license": { "name": "MIT", "commercialUse": "allowed", "note": "Free.", "source": "https://example.org/license" } },
          "research": { "title": "Research", "repository": "someone/tiny", "revision": "main", "approximateBytes": 4000000, "dimensions": 64, "imageSize": 224,
                    "license": { "name": "Research only", "commercialUse": "forbidden", "note": "Not for shops.", "source": "https://example.org/license" } } } }
        """;

    private readonly FileServer _server = new();
    private readonly TemporaryFolder _folder = new();

    public PullModelTests()
    {
        _server.Publish(Fixtures.Require("golden/models/tiny-clip"), "someone/tiny/resolve/main/");
        _folder.Write("catalog.json", Catalog);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_pulled_model_is_listed_verified_and_used_by_its_name()
    {
        var pulled = await RunAsync("models", "pull", "tiny");
        var listed = await RunAsync("models", "list");
        var verified = await RunAsync("models", "verify", "tiny");
        _folder.Write("texts.txt", "a red shirt\n");
        var embedded = await RunAsync("embed", "--model", "tiny", "--texts", _folder.File("texts.txt"));

        Assert.True(pulled.ExitCode == 0, pulled.Errors);
        Assert.Contains("(as it came)", pulled.Output);
        Assert.Contains("use it with --model tiny", pulled.Output);
        Assert.Contains("Free.", pulled.Errors);
        Assert.Contains(_folder.File("models/tiny"), listed.Output);
        Assert.Equal(0, verified.ExitCode);
        Assert.Equal(64, JsonDocument.Parse(embedded.Output).RootElement.GetProperty("embedding").GetArrayLength());
    }

    [Fact]
    public async Task A_licence_that_forbids_commercial_use_must_be_accepted()
    {
        var refused = await RunAsync("models", "pull", "research");
        var accepted = await RunAsync("models", "pull", "research", "--accept-license");

        Assert.Equal((1, 0), (refused.ExitCode, accepted.ExitCode));
        Assert.Contains("Not for shops.", refused.Errors);
        Assert.Contains("error [license-not-accepted]: ", refused.Errors);
    }

    [Fact]
    public async Task An_address_needs_no_catalogue_and_json_says_who_vouched()
    {
        var pulled = await RunAsync("models", "pull", $"{_server.Address}someone/tiny", "--out", _folder.File("here"), "--json");

        Assert.True(pulled.ExitCode == 0, pulled.Errors);
        var document = JsonDocument.Parse(pulled.Output).RootElement;
        Assert.Equal(_folder.File("here"), document.GetProperty("model").GetProperty("folder").GetString());
        Assert.All(document.GetProperty("files").EnumerateArray(), file => Assert.Equal("nobody", file.GetProperty("vouchedBy").GetString()));
    }

    [Fact]
    public async Task Known_models_are_listed_with_their_licences()
    {
        var listed = await Executable.RunAsync("models", "list", "--known");

        Assert.Equal(0, listed.ExitCode);
        Assert.Contains("clip-vit-b32", listed.Output);
        Assert.Contains("commercial use forbidden", listed.Output);
    }

    [Theory]
    [InlineData("model-missing", "no-such-model")]
    [InlineData("invalid-request", "ftp://127.0.0.1/model")]
    [InlineData("download-refused", "http://127.0.0.1:PORT/nothing/here")]
    public async Task A_fault_is_one_line_with_its_code(string code, string named)
    {
        var ended = await RunAsync("models", "pull", named.Replace("PORT", $"{_server.Address.Port}", StringComparison.Ordinal));

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith($"error [{code}]: ", ended.Errors);
    }

    private Task<Ended> RunAsync(params string[] arguments)
    {
        var start = Executable.Start(arguments);
        start.Environment["SHOPVISION_Models__Folder"] = _folder.File("models");
        start.Environment["SHOPVISION_Models__Catalog"] = _folder.File("catalog.json");
        start.Environment["SHOPVISION_Models__Attempts"] = "1";
        start.Environment["HF_ENDPOINT"] = _server.Address.ToString();
        start.Environment["NO_PROXY"] = "127.0.0.1";
        return Executable.RunAsync(start);
    }
}
