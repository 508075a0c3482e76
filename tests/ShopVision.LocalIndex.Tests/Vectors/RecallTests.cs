using ShopVision.Contracts.Recalling;

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

    private static IEnumerable<VectorCatalog> All() =>
    [
        Catalogs.Clustered(Dimensions), Catalogs.NearDuplicates(Dimensions), Catalogs.CoarseSteps(Dimensions),
        Catalogs.RoundedAlike(Dimensions), Catalogs.SeveralImages(Dimensions),
    ];
}
