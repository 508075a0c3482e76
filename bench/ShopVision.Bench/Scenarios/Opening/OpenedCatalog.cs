using System.Security.Cryptography;
using System.Text;
using ShopVision.Bench.Scenarios.Words;
using ShopVision.Contracts.Recalling;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.Bench.Scenarios.Opening;

/// <summary>A catalog with as much to say of each product as a feed, and a question that needs all of an index: a vector, words, a filter and a facet.</summary>
internal sealed class OpenedCatalog
{
    public const int Dimensions = 512;

    private readonly ClusteredVectors _vectors = new(seed: 1, Dimensions);
    private readonly Product[] _products;

    public OpenedCatalog(int products)
    {
        var titles = new GeneratedTitles(products);
        _products = [.. titles.Products.Select(ProductOf)];
        Question = new IndexQuery
        {
            Vector = new VectorLeg(Embedding.Normalize(_vectors.Next())),
            Lexical = new LexicalLeg(string.Join(' ', titles.Queries(1)[0].Select(GeneratedTitles.WordOf))),
            Filters = new FilterSet(new Dictionary<string, FieldFilter> { [Fields.Price] = new RangeFilter(Gte: 20, Lt: 120) }),
            Facets = [Axes.Color],
        };
    }

    public IndexQuery Question { get; }

    public IEnumerable<IndexEntry> Entries => _products.Select((product, number) => new IndexEntry(
        product, DigestOf($"product {number}"), [new IndexedImage($"{number}.jpg", DigestOf($"picture {number}"), Embedding.Normalize(_vectors.Next()))]));

    /// <summary>New prices for some products all over the catalog.</summary>
    public ProductPatch[] Patches(int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(i => _products[(int)((long)i * _products.Length / count)])
            .Select(product => new ProductPatch(product with { Price = new Price(99, "EUR") }, $"patched {product.Id}")),
    ];

    private static Product ProductOf(Product titled, int number) => titled with
    {
        Brand = $"Brand {number % 300}",
        Category = [$"Department {number % 12}", $"Shelf {number % 120}"],
        Price = new Price((number % 200) + 0.95m, "EUR"),
        InStock = number % 10 != 0,
        Url = $"https://shop.example/products/{number}",
        Attributes = new Dictionary<string, IReadOnlyList<string>> { [Axes.Color] = [$"color {number % 16}"], [Axes.Material] = [$"material {number % 9}"] },
        Images = [$"{number}.jpg"],
    };

    private static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
