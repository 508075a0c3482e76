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
        var rows = GoldenVectors.TinyClip.Texts;
        var embeddings = await _embedder.EmbedTextsAsync([.. rows.Select(row => row.Subject)], TestContext.Current.CancellationToken);

        Assert.Equal(40, rows.Count);
        Assert.All(rows.Zip(embeddings), pair => Assert.InRange(pair.First.Reference.Dot(pair.Second), 0.9999f, 1.0001f));
    }

    [Fact]
    public async Task Pictures_get_the_vectors_of_the_reference()
    {
        var images = GoldenImage.All().ToDictionary(image => image.Id);
        var rows = GoldenVectors.TinyClip.Pictures("plain").Where(row => images[row.Subject].IsReproducible(PixelRules.AsStored)).ToList();

        var results = await _embedder.EmbedImagesAsync(
            rows.Select(row => new ImageSource(row.Subject, images[row.Subject].Content)).ToAsyncEnumerable(),
            TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(70, rows.Count);
        Assert.Equal(rows.Select(row => row.Subject), results.Select(result => result.Id));
        Assert.All(rows.Zip(results), pair => Assert.InRange(pair.First.Reference.Dot(pair.Second.Embedding!), 0.999f, 1.0001f));
        Assert.All(results, result => Assert.True(result.DecodeTime > TimeSpan.Zero));
    }
}
