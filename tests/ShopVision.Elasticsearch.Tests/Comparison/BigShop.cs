using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.Contracts;

namespace ShopVision.Elasticsearch.Tests.Comparison;

/// <summary>
/// A catalog as shops have them, drawn by numbers alone: words of which few are frequent, descriptions that some products lack, vectors in
/// clusters; and questions about it.
/// </summary>
internal sealed class BigShop(int seed)
{
    public const int Dimensions = 64;

    private const int Clusters = 200;
    private const string Syllables = "ba be bo da de do fa fe fi ga ge ka ko la le lo ma me mi na ne no pa po ra re ri sa so ta te to va vo wa za zo";

    private static readonly string[] Colors = ["red", "Red", "blue", "green", "navy", "white", "black", "beige"];
    private static readonly string[] Materials = ["linen", "wool", "cotton", "leather", "oak"];

    private readonly Random _random = new(seed);
    private readonly string[] _words = Words(400);
    private readonly float[][] _centers = Centers();

    public static IndexModel Model { get; } = IndexModel.Of(Some.Model) with { Dimensions = Dimensions };

    public IndexEntry Entry(int number)
    {
        var product = new Product
        {
            Id = $"p{number}",
            Sku = $"{Word().ToUpperInvariant()}-{number}",
            GroupId = _random.Next(3) == 0 ? $"G{_random.Next(2000)}" : null,
            Title = Text(3, 8),
            Description = _random.Next(2) == 0 ? Text(10, 40) : null,
            Brand = _random.Next(5) == 0 ? null : $"Brand{_random.Next(40)}",
            Category = _random.Next(4) switch { 0 => ["Home"], 1 => ["Home", "Lamps"], 2 => ["Clothing", $"Kind {_random.Next(12)}"], _ => ["Clothing", "Shoes", $"Shape {_random.Next(6)}"] },
            Price = _random.Next(20) == 0 ? null : new Price(Math.Round((decimal)Math.Exp(_random.NextDouble() * 6), 2), _random.Next(4) == 0 ? "USD" : "EUR"),
            InStock = _random.Next(3) switch { 0 => null, 1 => true, _ => false },
            Attributes = new Dictionary<string, IReadOnlyList<string>>
            {
                [Axes.Color] = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(Colors))],
                [Axes.Material] = [Pick(Materials)],
                ["size"] = [$"{_random.Next(34, 48)}"],
            },
        };
        return Some.Entry(product, [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Vector())]);
    }

    public IndexQuery Query(bool hasVector, bool hasWords) => new()
    {
        Vector = hasVector ? new VectorLeg(Vector()) : null,
        Lexical = hasWords ? new LexicalLeg(Text(1, 4)) : null,
        Depth = 100,
        Filters = Filters(),
        Facets = [Axes.Color, Fields.Brand, Fields.Category, "size"],
        FacetSize = 10,
        Categories = new CategoryFacet(["Clothing"]),
        PriceBuckets = 8,
    };

    private FilterSet Filters()
    {
        var filters = new Dictionary<string, FieldFilter>();
        if (_random.Next(4) == 0)
            filters[Axes.Color] = new ValuesFilter([Pick(Colors)]);
        if (_random.Next(5) == 0)
            filters[Fields.Price] = new RangeFilter(Gte: _random.Next(20), Lt: _random.Next(20, 200));
        if (_random.Next(5) == 0)
            filters[Fields.Category] = new ValuesFilter(["clothing > shoes"]);
        if (_random.Next(6) == 0)
            filters[Fields.InStock] = new BooleanFilter(true);
        if (_random.Next(8) == 0)
            filters["size"] = new RangeFilter(Gte: 40);
        return new FilterSet(filters);
    }

    private string Text(int least, int most) => string.Join(' ', Enumerable.Range(0, _random.Next(least, most)).Select(_ => Word()));

    /// <summary>The first words are frequent, the last are rare.</summary>
    private string Word() => _words[(int)(_words.Length * Math.Pow(_random.NextDouble(), 2.5))];

    private Embedding Vector()
    {
        var center = Pick(_centers);
        return Embedding.Normalize([.. center.Select(value => value + (float)(0.6 * Noise(_random)))]);
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private static string[] Words(int count)
    {
        var (random, syllables) = (new Random(0), Syllables.Split(' '));
        var words = new HashSet<string>();
        while (words.Count < count)
            words.Add(string.Concat(Enumerable.Range(0, 2 + random.Next(2)).Select(_ => syllables[random.Next(syllables.Length)])) + "n");
        return [.. words];
    }

    private static float[][] Centers()
    {
        var random = new Random(0);
        return [.. Enumerable.Range(0, Clusters).Select(_ => Enumerable.Range(0, Dimensions).Select(_ => (float)Noise(random)).ToArray())];
    }

    private static double Noise(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
