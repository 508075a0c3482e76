using ShopVision.Contracts.Recalling;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Tests.Vectors;

/// <summary>The same in large, with 100,000 vectors each: <c>bench -- vector-recall</c>.</summary>
public sealed class RecallTests : IDisposable
{
    private const int Dimensions = 512;
    private const int Depth = 100;

    private static readonly VectorCatalogs Catalogs = new(vectors: 5_000, queries: 20);

    private readonly Workspace _index = new();

    public static TheoryData<string> Names => [.. All().Select(catalog => catalog.Name)];

    public void Dispose() => _index.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task However_hard_the_vectors_are_to_round_the_places_are_those_of_the_floats(string name)
    {
        var (index, catalog) = (_index.Open(), All().Single(catalog => catalog.Name == name));
        await Recall.FillAsync(index, catalog, Workspace.Cancellation);

        var (equal, places) = await Recall.CountAsync(index, catalog, Depth, Workspace.Cancellation);

        Assert.InRange(equal, places * 0.999, places);
    }

    [Fact]
    public async Task Searches_that_come_at_the_same_time_are_answered_as_each_alone()
    {
        var (index, catalog) = (_index.Open(), new VectorCatalogs(vectors: 10_000, queries: 50).Clustered(Dimensions));
        await Recall.FillAsync(index, catalog, Workspace.Cancellation);
        IndexQuery[] queries = [.. catalog.Queries.Select(query => new IndexQuery { Vector = new VectorLeg(query) })];

        var together = await Task.WhenAll(queries.Select(query => index.SearchAsync(query, Workspace.Cancellation)));

        for (var i = 0; i < queries.Length; i++)
            Assert.Equal(Hits(await index.SearchAsync(queries[i], Workspace.Cancellation)), Hits(together[i]));

        static IEnumerable<(string, double?)> Hits(SearchPage page) => page.Hits.Select(hit => (hit.Entry.Product.Id, hit.VectorScore));
    }

    private static IEnumerable<VectorCatalog> All() =>
    [
        Catalogs.Clustered(Dimensions), Catalogs.NearDuplicates(Dimensions), Catalogs.CoarseSteps(Dimensions),
        Catalogs.RoundedAlike(Dimensions), Catalogs.SeveralImages(Dimensions),
    ];
}
