using ShopVision.Clip.Images;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

/// <summary>The whole way from a published folder to vectors, with no manifest in it, against what PyTorch computed.</summary>
public sealed class PublishedLayoutGoldenTests : IDisposable
{
    private readonly ClipEmbedder _embedder = ClipEmbedder.Load(GoldenVectors.Folder, new ClipOptions { Threads = 1 });

    public void Dispose() => _embedder.Dispose();

    [Fact]
    public async Task Texts_get_the_vectors_of_the_reference()
    {
        var rows = GoldenVectors.Texts;
        var embeddings = await _embedder.EmbedTextsAsync([.. rows.Select(row => row.Subject)], TestContext.Current.CancellationToken);

        Assert.Equal(40, rows.Count);
        Assert.All(rows.Zip(embeddings), pair => Assert.InRange(pair.First.Reference.Dot(pair.Second), 0.9999f, 1.0001f));
    }

    [Fact]
    public async Task Pictures_get_the_vectors_of_the_reference_over_white()
    {
        // The reference ignored colour profiles, which is not the default: pictures with one are left out.
        var images = GoldenImage.All().Where(image => image.Expected("clip-224-srgb") is null).ToDictionary(image => image.Id);
        var rows = GoldenVectors.Pictures("plain-white").Concat(GoldenVectors.Pictures("plain"))
            .DistinctBy(row => row.Subject)
            .Where(row => images.TryGetValue(row.Subject, out var image) && image.IsReproducible(new PixelRules(DropAlpha: false, IgnoreProfile: false)))
            .ToList();

        var results = await _embedder.EmbedImagesAsync(
            rows.Select(row => new ImageSource(row.Subject, images[row.Subject].Content)).ToAsyncEnumerable(),
            TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.True(rows.Count > 60, $"{rows.Count} pictures");
        Assert.All(rows.Zip(results), pair => Assert.InRange(pair.First.Reference.Dot(pair.Second.Embedding!), 0.999f, 1.0001f));
    }
}
