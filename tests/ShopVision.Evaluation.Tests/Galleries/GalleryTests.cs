using ShopVision.Contracts;
using ShopVision.Evaluation.Galleries;

namespace ShopVision.Evaluation.Tests.Galleries;

public sealed class GalleryTests
{
    private static readonly CatalogIndex Index = new(Some.Model, [
        Some.Entry(Some.Product("b"), Some.Axis(0), Some.Axis(1)),
        Some.Entry(Some.Product("a"), Some.Axis(2)),
        Some.Entry(Some.Product("bare")),
    ]);

    [Fact]
    public async Task A_product_scores_by_its_best_picture()
    {
        var gallery = await Gallery.LoadAsync(Index, TestContext.Current.CancellationToken);
        var scores = new float[2];

        gallery.Score(Some.Axis(1), scores);

        Assert.Equal(["a", "b"], gallery.Ids);
        Assert.Equal([0, 1], scores);
    }

    [Fact]
    public async Task Products_without_a_picture_are_counted_and_left_out()
    {
        var gallery = await Gallery.LoadAsync(Index, TestContext.Current.CancellationToken);

        Assert.Equal(new GallerySummary(2, 3, 1, gallery.Summary.GivenAxes), gallery.Summary);
    }
}
