using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts.Modelling;

/// <summary>Products and questions about them that only their random numbers decide.</summary>
public sealed class RandomCatalog(Random random)
{
    private static readonly string[] Colors = ["red", "Red", "blue", "green", "navy"];
    private static readonly string[] Materials = ["linen", "wool", "cotton"];
    private static readonly string[] Nouns = ["coat", "shirt", "lamp", "table", "hat", "boot"];
    private static readonly string[][] Categories = [["Clothing", "Coat"], ["Clothing", "Hat"], ["Home"], ["Home", "Table"], []];
    private static readonly string[] FacetFields =
        [Axes.Color, Axes.Material, Fields.Category, Fields.Brand, Fields.InStock, Fields.Currency, "unknown"];

    private static readonly DateTimeOffset Opening = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public IndexEntry Entry(string id) =>
        Some.Entry(Product(id), [.. Enumerable.Range(0, random.Next(4)).Select(_ => Some.Embedding(random.Next()))]) with
        {
            ProductDigest = $"digest-{random.Next()}",
        };

    public Product Product(string id) => new()
    {
        Id = id,
        GroupId = Maybe($"G{random.Next(40)}"),
        Title = $"{Pick(Materials)} {Pick(Nouns)}",
        Brand = Maybe("Acme"),
        Category = Pick(Categories),
        Price = random.Next(4) == 0 ? null : new Price(random.Next(1, 40) / 2m, Maybe("EUR") ?? "USD"),
        AddedAt = random.Next(4) == 0 ? null : Opening.AddHours(random.Next(200)),
        InStock = random.Next(3) switch { 0 => null, 1 => true, _ => false },
        Attributes = new Dictionary<string, IReadOnlyList<string>>
        {
            [Axes.Color] = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(Colors))],
            [Axes.Material] = [Pick(Materials)],
        },
    };

    /// <summary>Asks for words of the entries alone: what else an index takes a word for is its own affair.</summary>
    public IndexQuery Query(IReadOnlyList<IndexEntry> entries)
    {
        var sort = Pick(Enum.GetValues<ProductSort>());
        var lexical = random.Next(2) == 0 && entries.Count > 0 ? new LexicalLeg($"{WordOf(entries)} {WordOf(entries)}") : null;
        return new IndexQuery
        {
            Vector = random.Next(2) == 0 ? new VectorLeg(Some.Embedding(random.Next())) : null,
            Lexical = lexical,
            // With words, deep enough for all: which of many matches a leg keeps is decided by a BM25 that is each index's own.
            Depth = lexical is null ? random.Next(40) : entries.Count,
            Filters = Filters(),
            ExcludedIds = [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"{random.Next(300)}")],
            Facets = [.. FacetFields.Where(_ => random.Next(2) == 0)],
            FacetSize = random.Next(1, 6),
            Sort = sort,
            // By words alone, which product of a group is the best is each index's own, too.
            CollapsesGroups = (lexical is null || sort != ProductSort.Relevance) && random.Next(3) == 0,
            Categories = random.Next(2) == 0 ? new CategoryFacet([Pick(["clothing", "Home > Table", "Nowhere"])], random.Next(1, 3)) : null,
            PriceBuckets = random.Next(6),
        };
    }

    public T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private FilterSet Filters()
    {
        var filters = new Dictionary<string, FieldFilter>();
        if (random.Next(3) == 0)
            filters[Axes.Color] = new ValuesFilter([Pick(Colors), Pick(Colors).ToUpperInvariant()]);
        if (random.Next(4) == 0)
            filters[Fields.Category] = new ValuesFilter([Pick(["clothing", "Home > Table", "Hat"])]);
        if (random.Next(4) == 0)
            filters[Fields.Price] = new RangeFilter(Gte: random.Next(10), Lt: random.Next(5, 20));
        if (random.Next(5) == 0)
            filters[Fields.InStock] = new BooleanFilter(random.Next(2) == 0);
        if (random.Next(6) == 0)
            filters[Fields.AddedAt] = new DateFilter(Gt: Opening.AddDays(1), Lte: Opening.AddHours(random.Next(24, 200)));
        if (random.Next(8) == 0)
            filters[Fields.Brand] = new ValuesFilter(["ACME"]);
        return new FilterSet(filters);
    }

    private string WordOf(IReadOnlyList<IndexEntry> entries) => Pick(Pick(entries).Product.Title.Split(' '));

    private string? Maybe(string value) => random.Next(2) == 0 ? value : null;
}
