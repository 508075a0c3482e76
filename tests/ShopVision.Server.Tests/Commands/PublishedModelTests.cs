using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

/// <summary>A model as it was published, with no manifest in its folder, does all that a shop needs.</summary>
public sealed class PublishedModelTests(DrawnShop shop) : IClassFixture<DrawnShop>
{
    [Theory]
    [InlineData("tiny-clip")]
    [InlineData("tiny-siglip")]
    public async Task A_catalog_is_made_and_searched_with_it(string network) => await MakesAndSearchesAsync(Fixtures.Require($"golden/models/{network}"));

    /// <summary>One graph for both towers, one file for the tokenizer, and open_clip's configuration.</summary>
    [Fact]
    public async Task A_catalog_is_made_and_searched_with_what_OpenCLIP_publishes()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in (string[])["onnx/model.onnx", "tokenizer.json"])
            File.WriteAllBytes(folder.Write(file, ""), await File.ReadAllBytesAsync(Fixtures.Require($"golden/models/tiny-clip/{file}"), TestContext.Current.CancellationToken));
        folder.Write("open_clip_config.json", """
            { "model_cfg": { "embed_dim": 64, "vision_cfg": { "image_size": 224 }, "text_cfg": { "context_length": 77 } }, "preprocess_cfg": {} }
            """);
        await MakesAndSearchesAsync(folder.Path);
    }

    private async Task MakesAndSearchesAsync(string model)
    {
        using var folder = new TemporaryFolder();
        var (id, photo) = shop.Find("armchair");
        var ingested = await Executable.RunAsync("ingest", shop.Feed, "--data", folder.File("data"), "--model", model);
        var searched = await Executable.RunAsync("search", "--data", folder.File("data"), "--model", model, "--photo", photo, "--limit", "1");

        Assert.True(ingested.ExitCode == 0, ingested.Errors);
        Assert.Contains("60 added", ingested.Output);
        Assert.Contains($" {id} ", searched.Output);
    }

    [Fact]
    public async Task An_import_is_verified_and_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        string[] import = ["models", "import", Fixtures.Require("golden/models/tiny-clip"), "--out", folder.File("model")];
        var first = await Executable.RunAsync(import);
        var second = await Executable.RunAsync(import);
        var forced = await Executable.RunAsync([.. import, "--force"]);
        var verified = await Executable.RunAsync("models", "verify", folder.File("model"));

        Assert.Equal((0, 1, 0, 0), (first.ExitCode, second.ExitCode, forced.ExitCode, verified.ExitCode));
        Assert.StartsWith("Imported tiny-clip into ", first.Output);
        Assert.StartsWith("error [invalid-request]: ", second.Errors);
        Assert.Contains("ok     model.json: tiny-clip@not stated", verified.Output);
    }
}
