using System.Text.Json;
using ShopVision.Clip.Images;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Tests;

/// <summary>The whole way from text and file to vector, against what PyTorch computed for the same network.</summary>
public sealed class ClipEmbedderGoldenTests : IDisposable
{
    private readonly TinyClipFolder _folder = new();
    private readonly ClipEmbedder _embedder;

    public ClipEmbedderGoldenTests() => _embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions { Threads = 1 });

    public void Dispose()
    {
        _embedder.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Texts_get_the_vectors_of_the_reference()
    {
        var rows = Rows("text");
        var embeddings = await _embedder.EmbedTextsAsync(
            [.. rows.Select(row => row.GetProperty("text").GetString()!)], TestContext.Current.CancellationToken);

        Assert.Equal(40, rows.Count);
        Assert.All(rows.Zip(embeddings), pair => Assert.InRange(Reference(pair.First).Dot(pair.Second), 0.9999f, 1.0001f));
    }

    [Fact]
    public async Task Pictures_get_the_vectors_of_the_reference()
    {
        var images = GoldenImage.All().ToDictionary(image => image.Id);
        var rows = Rows("image")
            .Where(row => row.GetProperty("variant").GetString() == "plain" && images[IdOf(row)].IsReproducible(PixelRules.AsStored))
            .ToList();

        var results = await _embedder.EmbedImagesAsync(
            rows.Select(row => new ImageSource(IdOf(row), images[IdOf(row)].Content)).ToAsyncEnumerable(),
            TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(68, rows.Count);
        Assert.Equal(rows.Select(IdOf), results.Select(result => result.Id));
        Assert.All(rows.Zip(results), pair => Assert.InRange(Reference(pair.First).Dot(pair.Second.Embedding!), 0.999f, 1.0001f));
        Assert.All(results, result => Assert.True(result.DecodeTime > TimeSpan.Zero));
    }

    private static string IdOf(JsonElement row) => row.GetProperty("image").GetString()!;

    private List<JsonElement> Rows(string kind) => [.. File.ReadLines(Path.Combine(_folder.Golden, "expected.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(row => row.GetProperty("kind").GetString() == kind)];

    private static Embedding Reference(JsonElement row) =>
        Embedding.Normalize([.. row.GetProperty("torch").EnumerateArray().Select(value => value.GetSingle())]);
}
