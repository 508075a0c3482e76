using System.Text.Json.Nodes;
using ShopVision.Clip.ModelFolder;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder;

public sealed class ClipModelTests : IDisposable
{
    private readonly TinyClipFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_whole_folder_is_described()
    {
        var model = ClipModel.Open(_folder.Path);

        Assert.Equal("tiny-clip@1", model.Description.Label);
        Assert.Equal(TinyClipFolder.Dimensions, model.Description.Dimensions);
        Assert.Equal(ZeroShotScoring.Softmax(100), model.Description.Scoring);
        Assert.Equal(["Red", "Blue"], model.Description.Vocabulary["color"].Values);
        Assert.Equal(Calibration.Uncalibrated, model.Description.Calibration);
        Assert.Equal(64, model.Description.Fingerprint.Value.Length);
        Assert.Equal("none", model.License);
    }

    /// <summary>Pins the persisted format: a changed digest orphans every index that was ever made.</summary>
    [Fact]
    public void The_fingerprint_is_the_same_in_every_version() => Assert.Equal(
        "09835da66221e1a56634ac339cc93c209704654fa9d826a40437300bb45d40a2", ClipModel.Open(_folder.Path).Description.Fingerprint.Value);

    [Theory]
    [InlineData("name", "\"other\"")]
    [InlineData("revision", "\"2\"")]
    [InlineData("license", "\"MIT\"")]
    [InlineData("calibration", """{ "debias": 1 }""")]
    public void What_changes_no_vector_leaves_the_fingerprint(string field, string value)
    {
        var before = ClipModel.Open(_folder.Path).Description.Fingerprint;
        _folder.Edit(model => model[field] = JsonNode.Parse(value));
        Assert.Equal(before, ClipModel.Open(_folder.Path).Description.Fingerprint);
    }

    [Theory]
    [InlineData("image", "alpha", "\"white\"")]
    [InlineData("image", "colorProfile", "\"srgb\"")]
    [InlineData("image", "interpolation", "\"bilinear\"")]
    [InlineData("image", "mean", "[0.5, 0.5, 0.5]")]
    [InlineData("image", "scale", "0.0039")]
    [InlineData("image", "shrinkOnLoad", "true")]
    [InlineData("text", "padId", "0")]
    [InlineData("text", "lowerCase", "false")]
    [InlineData("text", "padding", "\"longest\"")]
    public void What_changes_a_vector_changes_the_fingerprint(string tower, string field, string value)
    {
        var before = ClipModel.Open(_folder.Path).Description.Fingerprint;
        _folder.Edit(model => model[tower]![field] = JsonNode.Parse(value));
        Assert.NotEqual(before, ClipModel.Open(_folder.Path).Description.Fingerprint);
    }

    [Theory]
    [InlineData("schema", "2", "'schema' to be 1")]
    [InlineData("dimensions", "\"64\"", "'dimensions' to be a whole number")]
    [InlineData("dimensions", "0", "at least 1")]
    [InlineData("scoring", "\"argmax\"", "\"softmax\", \"sigmoid\"")]
    [InlineData("image.resize", "\"longest\"", "'image.resize' to be one of")]
    [InlineData("image.crop", "\"none\"", "'image.crop'")]
    [InlineData("image.mean", "[0.5]", "'image.mean' to be three numbers")]
    [InlineData("image.std", "[0, 1, 1]", "'image.std'")]
    [InlineData("image.shrinkOnLoad", "2", "'image.shrinkOnLoad'")]
    [InlineData("image.shrinkonload", "false", "'image.shrinkonload', which ShopVision does not know")]
    [InlineData("image.file.path", "\"../secret\"", "inside the model's folder")]
    [InlineData("image.file.sha256", "\"ABC\"", "'image.file.sha256'")]
    [InlineData("text.tokenizer", "\"tiktoken\"", "'text.tokenizer'")]
    [InlineData("text.ids.type", "\"float32\"", "\"int64\", \"int32\"")]
    [InlineData("attributes.color.templates", "[\"a photo\"]", "'attributes.color.templates'")]
    [InlineData("calibration", """{ "textWeight": { "weighted-sum": 2 } }""", "'calibration.textWeight.weighted-sum'")]
    [InlineData("compatibleWith", """["shopvision-mini"]""", "'compatibleWith' to be a list of fingerprints")]
    [InlineData("composer", """{ "path": "x.onnx" }""", "'composer'")]
    public void A_wrong_field_is_named_with_what_was_expected(string field, string value, string message)
    {
        _folder.Edit(model => Set(model, field, JsonNode.Parse(value)));

        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(_folder.Path));

        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains("model.json", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("image.input")]
    [InlineData("text.endId")]
    [InlineData("text.tokenizerFiles.merges")]
    public void A_missing_field_is_named(string field)
    {
        _folder.Edit(model => Set(model, field, null, remove: true));
        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(_folder.Path));
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains($"'{field}'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("no such field", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_model_is_said_to_be_one()
    {
        using var empty = new TemporaryFolder();
        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(empty.Path));
        Assert.Equal(ErrorCode.ModelMissing, fault.Code);
        Assert.Contains(empty.Path, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_json_is_refused_with_its_line()
    {
        File.WriteAllText(_folder.ManifestPath, "{\n  \"schema\": 1,\n  oops\n}");
        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(_folder.Path));
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains("line 3", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(_folder.Path, "onnx/text_model.onnx"));
        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(_folder.Path));
        Assert.Equal(ErrorCode.ModelMissing, fault.Code);
        Assert.Contains("text_model.onnx", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_size_is_refused()
    {
        File.AppendAllText(Path.Combine(_folder.Path, "merges.txt"), "x");
        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(_folder.Path));
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains("merges.txt", fault.Message, StringComparison.Ordinal);
    }

    private static void Set(JsonNode model, string field, JsonNode? value, bool remove = false)
    {
        var names = field.Split('.');
        var parent = names[..^1].Aggregate(model, (node, name) => node[name]!).AsObject();
        if (remove)
            Assert.True(parent.Remove(names[^1]));
        else
            parent[names[^1]] = value;
    }
}
