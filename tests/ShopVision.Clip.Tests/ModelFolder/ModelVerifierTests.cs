using System.Text.Json.Nodes;
using ShopVision.Clip.ModelFolder;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests.ModelFolder;

public sealed class ModelVerifierTests : IDisposable
{
    private readonly TinyClipFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_whole_model_passes_every_check()
    {
        var checks = await VerifyAsync();
        Assert.Equal(
            ["model.json", "sha256 onnx/vision_model.onnx", "sha256 onnx/text_model.onnx", "sha256 vocab.json", "sha256 merges.txt", "text inference", "image inference"],
            checks.Select(check => check.Name));
        Assert.All(checks, check => Assert.True(check.Passed, check.Detail));
    }

    [Fact]
    public async Task A_missing_model_is_a_check_that_failed()
    {
        File.Delete(_folder.ManifestPath);
        Assert.False(Assert.Single(await VerifyAsync()).Passed);
    }

    [Fact]
    public async Task Other_bytes_of_the_same_length_fail_their_digest()
    {
        var file = Path.Combine(_folder.Path, "merges.txt");
        var content = File.ReadAllBytes(file);
        content["#version: ".Length] = (byte)'9';
        File.WriteAllBytes(file, content);
        Assert.Equal(["sha256 merges.txt"], (await VerifyAsync()).Where(check => !check.Passed).Select(check => check.Name));
    }

    [Fact]
    public async Task A_graph_that_does_not_run_fails_its_inference()
    {
        _folder.Edit(model => model["image"]!["output"]!["name"] = "embedding");
        var failed = Assert.Single(await VerifyAsync(), check => !check.Passed);
        Assert.Equal("image inference", failed.Name);
        Assert.Contains("image_embeds", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goldens_that_are_not_reproduced_fail()
    {
        _folder.Edit(model => model["goldens"] = new JsonObject { ["path"] = "goldens.json" });
        File.WriteAllText(Path.Combine(_folder.Path, "goldens.json"), """
            { "minCosine": 0.9999, "texts": [ { "text": "hello world", "ids": [49406, 3306, 1002, 49407], "embedding": [1] },
                                              { "text": "hello", "ids": [1], "embedding": [1] } ], "images": [] }
            """);
        var checks = await VerifyAsync();
        Assert.Equal(["golden \"hello world\"", "golden \"hello\""], checks.Where(check => !check.Passed).Select(check => check.Name));
        Assert.Contains("expected 1 dimensions, found 64", checks[^2].Detail, StringComparison.Ordinal);
        Assert.Contains("expected the ids 1, found 49406", checks[^1].Detail, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<ModelCheck>> VerifyAsync() =>
        ModelVerifier.VerifyAsync(_folder.Path, new ClipOptions { Threads = 1 }, TestContext.Current.CancellationToken);
}
