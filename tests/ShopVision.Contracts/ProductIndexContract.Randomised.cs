using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    private static readonly string[] Colors = ["red", "Red", "blue", "green", "navy"];
    private static readonly string[] Materials = ["linen", "wool", "cotton"];
    private static readonly string[] Nouns = ["coat", "shirt", "lamp", "table", "hat", "boot"];
    private static readonly string[][] Categories = [["Clothing", "Coat"], ["Clothing", "Hat"], ["Home"], ["Home", "Table"], []];
    private static readonly string[] FacetFields = [Axes.Color, Axes.Material, Fields.Category, Fields.Brand, Fields.InStock, "unknown"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_queries_are_answered_as_by_looking_at_every_product(int seed)
    {
        var random = new Random(seed);
        IndexEntry[] entries = [.. Enumerable.Range(0, 300).Select(i => RandomEntry($"{i}", random))];
        var index = await IndexOfAsync(entries);
        var reference = new BruteForceIndex(entries);

        for (var i = 0; i < 100; i++)
        {
            var query = RandomQuery(random);
            AssertSamePage(reference.Search(query), await index.SearchAsync(query, Cancellation), query);
        }
    }

    private static IndexEntry RandomEntry(string id, Random random)
    {
        var product = new Product
        {
            Id = id,
            Title = $"{Pick(random, Materials)} {Pick(random, Nouns)}",
            Brand = Maybe(random, "Acme"),
            Category = Pick(random, Categories),
            Price = random.Next(4) == 0 ? null : new Price(random.Next(1, 40) / 2m, "EUR"),
            InStock = random.Next(3) switch { 0 => null, 1 => true, _ => false },
            Attributes = new Dictionary<string, IReadOnlyList<string>>
            {
                [Axes.Color] = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(random, Colors))],
                [Axes.Material] = [Pick(random, Materials)],
            },
        };
        return Some.Entry(product, [.. Enumerable.Range(0, random.Next(4)).Select(_ => Some.Embedding(random.Next()))]);
    }

    private static IndexQuery RandomQuery(Random random)
    {
        var lexical = random.Next(2) == 0 ? new LexicalLeg($"{Pick(random, Nouns)} {Pick(random, Colors)}") : null;
        return new IndexQuery
        {
            Vector = random.Next(2) == 0 ? new VectorLeg(Some.Embedding(random.Next())) : null,
            Lexical = lexical,
            // With words, deep enough for all: which of many matches a leg keeps is decided by a BM25 that is each index's own.
            Depth = lexical is null ? random.Next(40) : 300,
            Filters = RandomFilters(random),
            ExcludedIds = [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"{random.Next(300)}")],
            Facets = [.. FacetFields.Where(_ => random.Next(2) == 0)],
            FacetSize = random.Next(1, 6),
        };
    }

    private static FilterSet RandomFilters(Random random)
    {
        var filters = new Dictionary<string, FieldFilter>();
        if (random.Next(3) == 0)
            filters[Axes.Color] = new ValuesFilter([Pick(random, Colors), Pick(random, Colors).ToUpperInvariant()]);
        if (random.Next(4) == 0)
            filters[Fields.Category] = new ValuesFilter([Pick(random, ["clothing", "Home > Table", "Hat"])]);
        if (random.Next(4) == 0)
            filters[Fields.Price] = new RangeFilter(Gte: random.Next(10), Lt: random.Next(5, 20));
        if (random.Next(5) == 0)
            filters[Fields.InStock] = new BooleanFilter(random.Next(2) == 0);
        if (random.Next(8) == 0)
            filters[Fields.Brand] = new ValuesFilter(["ACME"]);
        return new FilterSet(filters);
    }

    private static void AssertSamePage(SearchPage expected, SearchPage found, IndexQuery query)
    {
        Assert.Equal(expected.Total, found.Total);
        foreach (var field in query.Facets)
            Assert.Equal(expected.Facets[field], found.Facets[field]);
        Assert.Equal(MatchesOf(expected), MatchesOf(found));
        Assert.Equal(expected.Hits.Count, found.Hits.Count);
        // Products without images stand at the end, in the order of a lexical score that is each index's own.
        var scored = expected.Hits.Count(hit => hit.VectorScore is not null);
        if (query.Vector is null && query.Lexical is null)
            Assert.Equal(IdsOf(expected), IdsOf(found));
        for (var i = 0; i < scored; i++)
        {
            Assert.Equal(expected.Hits[i].Entry.Product.Id, found.Hits[i].Entry.Product.Id);
            Assert.Equal(expected.Hits[i].ImageIndex, found.Hits[i].ImageIndex);
            Assert.Equal(expected.Hits[i].VectorScore!.Value, found.Hits[i].VectorScore!.Value, tolerance: 1e-5);
        }
    }

    private static string[] MatchesOf(SearchPage page) =>
        [.. page.Hits.Where(hit => hit.LexicalScore is not null).Select(hit => hit.Entry.Product.Id).Order(StringComparer.Ordinal)];

    private static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private static string? Maybe(Random random, string value) => random.Next(2) == 0 ? value : null;
}
