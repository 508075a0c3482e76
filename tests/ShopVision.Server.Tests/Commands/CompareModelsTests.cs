using System.Text.Json;
using System.Text.Json.Nodes;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

/// <summary>Two exports of one network, which share an index once they were compared.</summary>
public sealed class CompareModelsTests(DrawnShop shop) : IClassFixture<DrawnShop>, IDisposable
{
    private readonly TinyClipFolder _one = new();
    private readonly TinyClipFolder _other = new();
    private readonly TemporaryFolder _folder = new();

    private string Pictures => Path.Combine(shop.Drawn, "images");

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_compatible_model_searches_and_goes_on_with_the_others_index()
    {
        // The drawn pictures have no profile: the vectors are the same, and only the fingerprint differs.
        _other.Edit(model => model["image"]!["colorProfile"] = "srgb");
        string[] search = ["search", "--data", _folder.File("data"), "--model", _other.Path, "--photo", shop.Find("armchair").Image, "--limit", "1"];
        var ingested = await Executable.RunAsync("ingest", shop.Feed, "--data", _folder.File("data"), "--model", _one.Path);
        var before = await Executable.RunAsync(search);
        var compared = await Executable.RunAsync("models", "compare", _one.Path, _other.Path, "--images", Pictures);
        var after = await Executable.RunAsync(search);
        var again = await Executable.RunAsync("ingest", shop.Feed, "--data", _folder.File("data"), "--model", _other.Path, "--json");

        Assert.True(ingested.ExitCode == 0, ingested.Errors);
        Assert.StartsWith("error [model-mismatch]: ", before.Errors);
        Assert.Contains("shopvision models compare", before.Errors);
        Assert.True(compared.ExitCode == 0, compared.Errors);
        Assert.Contains($" {shop.Find("armchair").Id} ", after.Output);
        Assert.Equal(0, JsonDocument.Parse(again.Output).RootElement.GetProperty("images").GetProperty("embedded").GetInt32());
    }

    [Fact]
    public async Task A_worse_tower_is_refused_and_nothing_is_written()
    {
        // Everything it sees is a negative.
        _other.Edit(model => model["image"]!["scale"] = -0.00392156862745098);
        var before = File.ReadAllText(_other.ManifestPath);

        var compared = await Executable.RunAsync("models", "compare", _one.Path, _other.Path, "--images", Pictures, "--json");

        Assert.Equal(1, compared.ExitCode);
        Assert.Equal("model-precision-too-low", JsonDocument.Parse(compared.Errors).RootElement.GetProperty("code").GetString());
        Assert.False(JsonDocument.Parse(compared.Output).RootElement.GetProperty("compatible").GetBoolean());
        Assert.Equal(before, File.ReadAllText(_other.ManifestPath));
    }

    [Fact]
    public async Task Exported_goldens_hold_a_model_to_what_it_answered()
    {
        var exported = await Executable.RunAsync("models", "export-goldens", _one.Path);
        var verified = await Executable.RunAsync("models", "verify", _one.Path);
        _one.Edit(model => model["text"]!["lowerCase"] = JsonValue.Create(false));
        var changed = await Executable.RunAsync("models", "verify", _one.Path);

        Assert.True(exported.ExitCode == 0, exported.Errors);
        Assert.Equal((0, 1), (verified.ExitCode, changed.ExitCode));
        Assert.Contains("ok     golden goldens/waves.png", verified.Output);
        Assert.Contains("FAILED golden \"Blue Jeans", changed.Output);
    }
}
