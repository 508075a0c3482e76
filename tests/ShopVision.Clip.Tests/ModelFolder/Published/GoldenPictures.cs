using ShopVision.Clip.Images;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

/// <summary>Pictures with the vectors that a golden network gives them, each in the same variant of its decoding.</summary>
internal sealed record GoldenPictures(IReadOnlyList<GoldenVector> Rows, IReadOnlyDictionary<string, GoldenImage> Images)
{
    /// <summary>One embedding for each row.</summary>
    public async Task<IReadOnlyList<Embedding>> EmbedAsync(ClipEmbedder embedder)
    {
        var sources = Rows.Select(row => new ImageSource(row.Subject, Images[row.Subject].Content)).ToAsyncEnumerable();
        var results = await embedder.EmbedImagesAsync(sources, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return [.. results.Select(result => result.Embedding ?? throw new InvalidOperationException($"{result.Id}: {result.Failure}"))];
    }

    /// <summary>Without those that torchvision cuts one pixel further to the side than transformers, which made the golden.</summary>
    public GoldenPictures CutAlike(int size) => this with
    {
        Rows = [.. Rows.Where(row =>
        {
            var (width, height) = (Images[row.Subject].Facts.GetProperty("width").GetInt32(), Images[row.Subject].Facts.GetProperty("height").GetInt32());
            var margin = (size * Math.Max(width, height) / Math.Min(width, height)) - size;
            return margin % 4 != 3;
        })],
    };

    /// <summary>As published folders have them shown. The reference ignored colour profiles, so that pictures with one are left out.</summary>
    public static GoldenPictures OverWhite(GoldenVectors golden)
    {
        var images = GoldenImage.All().ToDictionary(image => image.Id);
        var rows = golden.Pictures("plain-white").Concat(golden.Pictures("plain"))
            .DistinctBy(row => row.Subject)
            .Where(row => images[row.Subject].Expected("clip-224-srgb") is null && images[row.Subject].IsReproducible(PixelRules.AsShown))
            .ToList();
        Assert.True(rows.Count > 60, $"{rows.Count} pictures");
        return new GoldenPictures(rows, images);
    }
}
