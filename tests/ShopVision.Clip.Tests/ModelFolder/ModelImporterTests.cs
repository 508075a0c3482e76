using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tests.ModelFolder.Published;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder;

public sealed class ModelImporterTests : IDisposable
{
    private readonly PublishedFolder _published = PublishedFolder.Clip();
    private readonly TemporaryFolder _other = new();

    public void Dispose()
    {
        _published.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void The_written_manifest_says_what_the_published_files_say()
    {
        var before = ClipModel.Open(_published.Path);

        var imported = ModelImporter.Import(_published.Path, output: null, overwrites: false, PublishedChoices.None);

        Assert.True(File.Exists(_published.FileAt("model.json")));
        Assert.Equal(ManifestWriter.ToJson(before.Manifest), ManifestWriter.ToJson(imported.Manifest));
        Assert.Equal(before.Description.Fingerprint, imported.Description.Fingerprint);
        Assert.Equal(before.Description.Scoring, imported.Description.Scoring);
    }

    [Fact]
    public void A_SigLIP_keeps_its_tokenizer_and_its_sigmoid()
    {
        var before = ClipModel.Open(GoldenVectors.TinySiglip.Folder);

        var imported = ModelImporter.Import(before.Folder, _other.Path, overwrites: false, PublishedChoices.None);

        Assert.Equal(before.Description.Fingerprint, imported.Description.Fingerprint);
        Assert.Equal(before.Description.Scoring, imported.Description.Scoring);
    }

    [Fact]
    public void An_edited_manifest_is_what_counts()
    {
        ModelImporter.Import(_published.Path, output: null, overwrites: false, PublishedChoices.None);
        var manifest = _published.Set("model.json", "license", "\"MIT\"").Set("model.json", "text.padding", "\"longest\"").Path;
        Assert.Equal("MIT", ClipModel.Open(manifest).License);
    }

    [Fact]
    public async Task Another_folder_gets_all_that_the_model_needs()
    {
        ModelImporter.Import(_published.Path, _other.File("copy"), overwrites: false, PublishedChoices.None);

        Assert.False(File.Exists(_published.FileAt("model.json")));
        var checks = await ModelVerifier.VerifyAsync(_other.File("copy"), new ClipOptions { Threads = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal(7, checks.Count);
        Assert.All(checks, check => Assert.True(check.Passed, check.Detail));
    }

    [Theory]
    [InlineData("model.json")]
    [InlineData("onnx/text_model.onnx")]
    public void What_is_there_already_is_replaced_only_when_told(string file)
    {
        _other.Write(file, "mine");

        var fault = Assert.Throws<ShopVisionException>(() => ModelImporter.Import(_published.Path, _other.Path, overwrites: false, PublishedChoices.None));
        Assert.Equal(ErrorCode.InvalidRequest, fault.Code);
        Assert.Contains($"no '{file}' in", fault.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_other.File(file)));

        ModelImporter.Import(_published.Path, _other.Path, overwrites: true, PublishedChoices.None);
        Assert.NotEqual("mine", File.ReadAllText(_other.File(file)));
    }

    [Fact]
    public void A_folder_without_published_files_is_refused()
    {
        var fault = Assert.Throws<ShopVisionException>(() => ModelImporter.Import(_other.Path, output: null, overwrites: false, PublishedChoices.None));
        Assert.Equal(ErrorCode.ModelMissing, fault.Code);
        Assert.Contains("config.json", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calibration_needs_the_manifest_first()
    {
        var fault = Assert.Throws<ShopVisionException>(() => CalibrationWriter.Write(_published.Path, Calibration.Uncalibrated));
        Assert.Contains("shopvision models import", fault.Message, StringComparison.Ordinal);

        ModelImporter.Import(_published.Path, output: null, overwrites: false, PublishedChoices.None);
        CalibrationWriter.Write(_published.Path, Calibration.Uncalibrated with { Debias = 0.5 });
        Assert.Equal(0.5, ClipModel.Open(_published.Path).Description.Calibration.Debias);
    }
}
