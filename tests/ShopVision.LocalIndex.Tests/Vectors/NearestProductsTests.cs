using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Tests.Vectors;

/// <summary>Catalogs of several blocks, with families of pictures so alike that their bytes do not tell them apart.</summary>
public sealed class NearestProductsTests : IDisposable
{
    private const int Dimensions = 96;
    private const int Products = 3000;

    private readonly Workspace _workspace = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(60)]
    [InlineData(100)]
    public async Task Whatever_share_a_filter_leaves_the_nearest_are_those_of_the_floats(int percent)
    {
        var entries = Enumerable.Range(0, Products).Select(Entry).ToList();
        var index = await IndexOfAsync(entries);
        var reference = new BruteForceIndex(entries);
        for (var seed = 0; seed < 5; seed++)
        {
            var query = new IndexQuery
            {
                Vector = new VectorLeg(Alike(seed, family: seed)),
                Filters = new FilterSet(new Dictionary<string, FieldFilter> { [Fields.Price] = new RangeFilter(Lt: percent) }),
                Depth = 50,
            };
            var (expected, found) = (reference.Search(query), await index.SearchAsync(query, Cancellation));

            Assert.Equal(Products * percent / 100, found.Total);
            Assert.Equal(expected.Hits.Select(hit => hit.Entry.Product.Id), found.Hits.Select(hit => hit.Entry.Product.Id));
            Assert.Equal(expected.Hits.Select(hit => hit.ImageIndex), found.Hits.Select(hit => hit.ImageIndex));
        }
    }

    [Fact]
    public async Task A_catalog_without_a_single_picture_has_nothing_near()
    {
        var index = await IndexOfAsync([.. Enumerable.Range(0, 10).Select(i => Entry(i) with { Images = [] })]);
        var found = await index.SearchAsync(new IndexQuery { Vector = new VectorLeg(Alike(1, 1)) }, Cancellation);
        Assert.Empty(found.Hits);
        Assert.Equal(10, found.Total);
    }

    private async Task<IProductIndex> IndexOfAsync(IReadOnlyList<IndexEntry> entries)
    {
        var index = _workspace.Open();
        await using var writer = await index.OpenAsync(GenerationTarget.New(Workspace.Model with { Dimensions = Dimensions }), Cancellation);
        Assert.Empty((await writer.UpsertAsync(entries, Cancellation)).Failures);
        await writer.PublishAsync(Cancellation);
        return index;
    }

    /// <summary>Prices from 0 to 99 are as frequent as each other; some products have no picture, some have several.</summary>
    private static IndexEntry Entry(int number) => Some.Entry(
        Some.Product($"{number}") with { Price = new Price(number % 100, "EUR") },
        [.. Enumerable.Range(0, number % 7 == 0 ? number / 7 % 4 : 1).Select(image => Alike((number * 4) + image, family: number % 10))]);

    private static Embedding Alike(int seed, int family)
    {
        var center = Some.Embedding(1000 + family, Dimensions).Values;
        var own = Some.Embedding(seed, Dimensions).Values;
        var values = new float[Dimensions];
        for (var i = 0; i < values.Length; i++)
            values[i] = center[i] + (0.02f * own[i]);
        return Embedding.Normalize(values);
    }
}
