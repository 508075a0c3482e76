using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Inference;

/// <summary>A manifest that does not fit its graphs is found at the first use, and said in terms of both.</summary>
public sealed class OnnxGraphTests : IDisposable
{
    private readonly TinyClipFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_output_that_is_not_there_is_named_with_those_that_are()
    {
        _folder.Edit(model => model["text"]!["output"]!["name"] = "pooler_output");
        await RefusesTextsAsync("'pooler_output' that 'text.output' of model.json names, found text_embeds");
    }

    [Fact]
    public async Task A_type_that_differs_is_named()
    {
        _folder.Edit(model => model["text"]!["ids"]!["type"] = "int32");
        await RefusesTextsAsync("'input_ids' to be Int32 as 'text.ids' of model.json says, found Int64");
    }

    [Fact]
    public async Task An_input_that_nothing_fills_is_named()
    {
        _folder.Edit(model => model["text"]!["mask"] = null);
        await RefusesTextsAsync("found also 'attention_mask'");
    }

    [Fact]
    public async Task Dimensions_that_differ_are_refused()
    {
        _folder.Edit(model => model["dimensions"] = 65);
        await RefusesTextsAsync("to have the shape [any, 65], found [any, 64]");
    }

    [Fact]
    public async Task A_file_that_is_no_graph_is_refused()
    {
        Damage("onnx/text_model.onnx");
        await RefusesTextsAsync("text_model.onnx");
    }

    [Fact]
    public async Task Texts_need_no_image_graph()
    {
        Damage("onnx/vision_model.onnx");
        using var embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions());
        Assert.Single(await embedder.EmbedTextsAsync(["shirt"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_picture_of_another_size_than_the_graph_takes_is_refused()
    {
        _folder.Edit(model => model["image"]!["size"] = 256);
        using var embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions());
        var fault = await Assert.ThrowsAsync<ShopVisionException>(async () => await embedder
            .EmbedImagesAsync(new[] { new ImageSource("1", Picture.Jpeg(10, 10)) }.ToAsyncEnumerable(), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains("[any, 3, 256, 256], found [any, 3, 224, 224]", fault.Message, StringComparison.Ordinal);
    }

    private async Task RefusesTextsAsync(string message)
    {
        using var embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions());
        var fault = await Assert.ThrowsAsync<ShopVisionException>(
            () => embedder.EmbedTextsAsync(["shirt"], TestContext.Current.CancellationToken));
        Assert.Equal(ErrorCode.ModelInvalid, fault.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Keeps the file's size, which is all that is checked before it is opened.</summary>
    private void Damage(string file)
    {
        var path = Path.Combine(_folder.Path, file);
        File.WriteAllBytes(path, new byte[new FileInfo(path).Length]);
    }
}
