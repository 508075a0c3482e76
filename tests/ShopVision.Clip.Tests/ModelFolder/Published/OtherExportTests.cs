using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tests.ModelFolder.Graphs;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

/// <summary>Whatever way a network was exported, its vectors are those that PyTorch computed for it.</summary>
public sealed class OtherExportTests : IDisposable
{
    private const string ImageGraph = "onnx/vision_model.onnx";
    private const string TextGraph = "onnx/text_model.onnx";
    private const string Combined = "onnx/model.onnx";

    private readonly PublishedFolder _clip = PublishedFolder.Clip();
    private readonly PublishedFolder _siglip = PublishedFolder.Siglip();

    public void Dispose()
    {
        _clip.Dispose();
        _siglip.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_fixed_batch_agrees(int rows)
    {
        Rewrite(_clip, export => export.WithRows(rows));
        await AgreesAsync(_clip, GoldenVectors.TinyClip, 0.9999f);
    }

    [Fact]
    public async Task Ids_of_32_bits_agree()
    {
        File.WriteAllBytes(_clip.FileAt(TextGraph), OtherExport.Of(_clip.FileAt(TextGraph)).WithNarrowIds().ToBytes());
        var text = ClipModel.Open(_clip.Path).Manifest.Text;
        Assert.Equal((TensorType.Int32, TensorType.Int32), (text.Ids.Type, text.Mask!.Type));
        await AgreesAsync(_clip, GoldenVectors.TinyClip, 0.9999f);
    }

    [Fact]
    public async Task Half_precision_agrees()
    {
        Rewrite(_clip, export => export.InHalfPrecision());
        var manifest = ClipModel.Open(_clip.Path).Manifest;
        Assert.Equal((TensorType.Float16, TensorType.Float16), (manifest.Image.Input.Type, manifest.Text.Output.Type));
        await AgreesAsync(_clip, GoldenVectors.TinyClip, 0.999f);
    }

    [Fact]
    public async Task A_combined_CLIP_serves_both_towers()
    {
        ReplaceByCombined(_clip, GoldenVectors.TinyClip);
        await AgreesAsync(_clip, GoldenVectors.TinyClip, 0.9999f);
    }

    [Fact]
    public async Task A_combined_SigLIP_serves_both_towers()
    {
        ReplaceByCombined(_siglip, GoldenVectors.TinySiglip);
        await AgreesAsync(_siglip, GoldenVectors.TinySiglip, 0.9999f);
    }

    [Fact]
    public void A_combined_export_is_one_file_with_one_digest()
    {
        ReplaceByCombined(_clip, GoldenVectors.TinyClip);
        var manifest = ClipModel.Open(_clip.Path).Manifest;
        Assert.Equal((Combined, Combined), (manifest.Image.File.Path, manifest.Text.File.Path));
        Assert.Single(manifest.Files, file => file.Path == Combined);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Weights_beside_the_graph_agree_and_are_listed(bool combined)
    {
        if (combined)
            ReplaceByCombined(_clip, GoldenVectors.TinyClip);
        foreach (var graph in combined ? [Combined] : new[] { ImageGraph, TextGraph })
        {
            var export = OtherExport.Of(_clip.FileAt(graph)).WithWeightsIn(Path.GetFileName(graph) + "_data", out var weights).ToBytes();
            File.WriteAllBytes(_clip.FileAt(graph), export);
            File.WriteAllBytes(_clip.FileAt(graph + "_data"), weights);
        }

        ModelImporter.Import(_clip.Path, output: null, overwrites: false, PublishedChoices.None);
        var manifest = ClipModel.Open(_clip.Path).Manifest;

        Assert.Equal([(combined ? Combined : ImageGraph) + "_data"], manifest.Image.File.Weights.Select(file => file.Path));
        Assert.Contains(manifest.Files, file => file.Path == manifest.Text.File.Path + "_data");
        await AgreesAsync(_clip, GoldenVectors.TinyClip, 0.9999f);
    }

    [Fact]
    public async Task Other_weights_beside_the_graph_are_another_vector_space()
    {
        MoveTextWeights("text.bin");
        var before = ClipModel.Open(_clip.Path).Description.Fingerprint;
        var weights = File.ReadAllBytes(_clip.FileAt("onnx/text.bin"));
        weights[^1] ^= 1;
        File.WriteAllBytes(_clip.FileAt("onnx/text.bin"), weights);
        Assert.NotEqual(before, ClipModel.Open(_clip.Path).Description.Fingerprint);

        ModelImporter.Import(_clip.Path, output: null, overwrites: false, PublishedChoices.None);
        File.WriteAllBytes(_clip.FileAt("onnx/text.bin"), new byte[weights.Length]);
        var failed = (await ModelVerifier.VerifyAsync(_clip.Path, new ClipOptions { Threads = 1 }, TestContext.Current.CancellationToken)).Where(check => !check.Passed);
        Assert.Contains("sha256 onnx/text.bin", failed.Select(check => check.Name));
    }

    [Theory]
    [InlineData("../text.bin")]
    [InlineData("/etc/hostname")]
    [InlineData("*/_ORT_MEM_ADDR_/*")]
    public void Weights_outside_of_the_folder_are_refused(string location)
    {
        MoveTextWeights(location);
        Refuses(ErrorCode.ModelInvalid, $"found the location \"{location}\"");
    }

    [Fact]
    public void Weights_that_are_missing_are_named()
    {
        MoveTextWeights("text.bin");
        File.Delete(_clip.FileAt("onnx/text.bin"));
        Refuses(ErrorCode.ModelMissing, "text.bin");
    }

    [Fact]
    public async Task Weights_that_a_manifest_does_not_list_are_refused()
    {
        MoveTextWeights("text.bin");
        ModelImporter.Import(_clip.Path, output: null, overwrites: false, PublishedChoices.None);
        _clip.Set("model.json", "text.file.weights", null);
        using var embedder = ClipEmbedder.Load(_clip.Path, new ClipOptions());
        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => embedder.EmbedTextsAsync(["a"], TestContext.Current.CancellationToken));
        Assert.Contains("found 'text.bin'", fault.Message, StringComparison.Ordinal);
    }

    private void MoveTextWeights(string location)
    {
        var export = OtherExport.Of(_clip.FileAt(TextGraph)).WithWeightsIn(location, out var weights).ToBytes();
        File.WriteAllBytes(_clip.FileAt(TextGraph), export);
        File.WriteAllBytes(_clip.FileAt("onnx/text.bin"), weights);
    }

    private void Refuses(ErrorCode code, string message)
    {
        var fault = Assert.Throws<ShopVisionException>(() => ClipModel.Open(_clip.Path));
        Assert.Equal(code, fault.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static void Rewrite(PublishedFolder folder, Action<OtherExport> change)
    {
        foreach (var graph in (string[])[ImageGraph, TextGraph])
        {
            var export = OtherExport.Of(folder.FileAt(graph));
            change(export);
            File.WriteAllBytes(folder.FileAt(graph), export.ToBytes());
        }
    }

    private static void ReplaceByCombined(PublishedFolder folder, GoldenVectors golden)
    {
        File.Delete(folder.FileAt(ImageGraph));
        File.Delete(folder.FileAt(TextGraph));
        File.Copy(Path.Combine(golden.Folder, Combined), folder.FileAt(Combined), overwrite: true);
        File.SetAttributes(folder.FileAt(Combined), FileAttributes.Normal);
    }

    /// <summary>All texts, and all pictures that need no profile, which the reference ignored.</summary>
    private static async Task AgreesAsync(PublishedFolder folder, GoldenVectors golden, float textsAtLeast)
    {
        using var embedder = ClipEmbedder.Load(folder.Path, new ClipOptions { Threads = 1 });
        var texts = golden.Texts;
        var embeddings = await embedder.EmbedTextsAsync([.. texts.Select(row => row.Subject)], TestContext.Current.CancellationToken);
        Assert.Equal(40, texts.Count);
        Assert.All(texts.Zip(embeddings), pair => Assert.InRange(pair.First.Reference.Dot(pair.Second), textsAtLeast, 1.0001f));

        var pictures = GoldenPictures.OverWhite(golden);
        var results = await pictures.EmbedAsync(embedder);
        Assert.All(pictures.Rows.Zip(results), pair => Assert.InRange(pair.First.Reference.Dot(pair.Second), 0.999f, 1.0001f));
    }
}
