using ShopVision.Contracts.Modelling;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_queries_are_answered_as_by_looking_at_every_product(int seed)
    {
        var random = new Random(seed);
        var catalog = new RandomCatalog(random);
        var entries = Enumerable.Range(0, 300).Select(i => catalog.Entry($"{i}")).ToList();
        var index = await IndexOfAsync(entries);
        var reference = new BruteForceIndex(entries);

        for (var i = 0; i < 100; i++)
        {
            var query = catalog.Query(entries);
            SamePage.Hold(reference.Search(query), await index.SearchAsync(query, Cancellation), query);
        }
    }
}
