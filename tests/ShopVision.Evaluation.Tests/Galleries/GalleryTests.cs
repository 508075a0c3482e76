using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
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

        gallery.Score([Some.Axis(1)], [scores]);

        Assert.Equal(["a", "b"], gallery.Ids);
        Assert.Equal([0, 1], scores);
    }

    [Fact]
    public async Task Queries_that_share_a_pass_score_every_product_as_each_alone()
    {
        var entries = Enumerable.Range(0, 500).Select(i => Some.Entry(Some.Product($"{i}"), [.. Enumerable.Range(0, i % 4).Select(image => Some.Embedding((4 * i) + image))])).ToList();
        var gallery = await Gallery.LoadAsync(new CatalogIndex(Some.Model, entries), TestContext.Current.CancellationToken);
        Embedding[] queries = [.. Enumerable.Range(0, 5).Select(seed => Some.Embedding(-seed))];
        float[][] scores = [.. queries.Select(_ => new float[gallery.Ids.Count])];

        gallery.Score(queries, scores);

        var images = entries.ToDictionary(entry => entry.Product.Id, entry => entry.Images);
        for (var i = 0; i < queries.Length; i++)
            Assert.Equal(gallery.Ids.Select(id => images[id].Max(image => queries[i].Dot(image.Embedding!))), scores[i]);
    }

    [Fact]
    public async Task Products_without_a_picture_are_counted_and_left_out()
    {
        var gallery = await Gallery.LoadAsync(Index, TestContext.Current.CancellationToken);

        Assert.Equal(new GallerySummary(2, 3, 1, gallery.Summary.GivenAxes), gallery.Summary);
    }
}
