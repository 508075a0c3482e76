using System.Text.Json.Nodes;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Tests.Inference;

/// <summary>Half precision, 32-bit ids and fixed heights: what published exports have and the goldens' networks have not.</summary>
public sealed class GraphTypesTests : IDisposable
{
    private const int Size = 2;
    private const int Dimensions = 3 * Size * Size;

    private readonly TinyClipFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TinyGraph.Float32, "float32", null)]
    [InlineData(TinyGraph.Float16, "float16", null)]
    [InlineData(TinyGraph.Float32, "float32", 4)]
    [InlineData(TinyGraph.Float16, "float16", 1)]
    public async Task An_image_graph_of_any_type_and_height_sees_the_same_tensor(int type, string name, int? rows)
    {
        WriteModel(TinyGraph.Flattening(type, rows, Size), name, TinyGraph.Casting(TinyGraph.Int32, type, Dimensions));
        using var embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions { BatchSize = 3 });
        byte[][] pictures = [.. Enumerable.Range(1, 5).Select(i => Picture.Jpeg(Picture.Plain(9, 9, (byte)(i * 50))))];

        var results = await embedder
            .EmbedImagesAsync(pictures.Select((content, i) => new ImageSource($"{i}", content)).ToAsyncEnumerable(), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(5, results.Count);
        for (var i = 0; i < results.Count; i++)
        {
            var tensor = new float[Dimensions];
            embedder.Preprocessor.WriteTensor(embedder.Preprocessor.Prepare(pictures[i]), tensor);
            Assert.InRange(Embedding.Normalize(tensor).Dot(results[i].Embedding!), 0.99999f, 1.00001f);
        }
    }

    [Theory]
    [InlineData(TinyGraph.Float32, "float32")]
    [InlineData(TinyGraph.Float16, "float16")]
    public async Task A_text_graph_gets_its_ids_padded_as_the_model_was_trained(int type, string name)
    {
        WriteModel(TinyGraph.Flattening(type, null, Size), name, TinyGraph.Casting(TinyGraph.Int32, type, Dimensions));
        using var embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions());

        var embeddings = await embedder.EmbedTextsAsync(["a"], TestContext.Current.CancellationToken);

        // "a" is the token 320; begin, end and padding are 49406, 49407 and 0, and half precision keeps the first eleven bits.
        float[] ids = [49406, 320, 49407, .. new float[Dimensions - 3]];
        Assert.InRange(Embedding.Normalize(ids).Dot(embeddings[0]), 0.9999f, 1.0001f);
    }

    private void WriteModel(byte[] imageGraph, string type, byte[] textGraph) => _folder.Edit(model =>
    {
        model["dimensions"] = Dimensions;
        var (image, text) = (model["image"]!, model["text"]!);
        image["file"] = TinyGraph.Save(imageGraph, _folder.Path, "image.onnx");
        image["input"]!["type"] = type;
        image["output"]!["type"] = type;
        image["size"] = Size;
        text["file"] = TinyGraph.Save(textGraph, _folder.Path, "text.onnx");
        text["ids"] = new JsonObject { ["name"] = "input_ids", ["type"] = "int32" };
        text["mask"] = null;
        text["output"]!["type"] = type;
        text["contextLength"] = Dimensions;
        text["padId"] = 0;
    });
}
