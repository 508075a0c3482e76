using ShopVision.Clip.Images;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Tests.ModelFolder.Published;

/// <summary>Pictures with the vectors that a golden network gives them, each in the same variant of its decoding.</summary>
internal sealed record GoldenPictures(IReadOnlyList<GoldenVector> Rows, IReadOnlyDictionary<string, GoldenImage> Images)
{
    public IAsyncEnumerable<ImageSource> Sources => Rows.Select(row => new ImageSource(row.Subject, Images[row.Subject].Content)).ToAsyncEnumerable();

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
