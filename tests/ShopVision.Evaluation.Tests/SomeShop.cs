using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Tests;

/// <summary>
/// Four products of every gender, colour and category, whose pictures say so and add a word of their own. The photo and the
/// colour asked for contradict each other, so that a sum of both wants two colours at once while a caption wants the right one.
/// </summary>
internal static class SomeShop
{
    public static readonly string[] Colors = ["Red", "Blue", "Navy Blue"];
    public static readonly string[] Categories = ["Shirts", "Casual Shoes", "Handbags"];
    public static readonly string[] Genders = ["Men", "Women"];

    private const int Copies = 4;

    public static FakeEmbedder Embedder { get; } = new(Some.Model with
    {
        Dimensions = FakeEmbedder.Dimensions,
        Vocabulary = new Dictionary<string, AxisVocabulary>
        {
            [Axes.Color] = new(Colors, ["{}"]),
            [Axes.Category] = new(Categories, ["{}"]),
            [Axes.Gender] = new(Genders, ["{}"]),
        },
    });

    public static Truth Truth { get; } = new(
        "truth.csv", [Axes.Color, Axes.Category, Axes.Gender], Products().ToDictionary(product => product.Id));

    public static CatalogIndex Index { get; } = new(Embedder.Model, [.. Products().Select(Entry)]);

    /// <summary>The same, with an index that was told the colours.</summary>
    public static CatalogIndex IndexWithColors { get; } = new(Embedder.Model, [.. Products().Select(product => Entry(product) with
    {
        Product = Some.Product(product.Id, color: product.Values[Axes.Color]),
    })]);

    private static IEnumerable<TrueProduct> Products()
    {
        var id = 100;
        foreach (var color in Colors)
            foreach (var category in Categories)
                foreach (var gender in Genders)
                    for (var copy = 0; copy < Copies; copy++)
                        yield return new TrueProduct($"{id++}", new Dictionary<string, string>
                        {
                            [Axes.Color] = color,
                            [Axes.Category] = category,
                            [Axes.Gender] = gender,
                        });
    }

    private static IndexEntry Entry(TrueProduct product) => Some.Entry(
        Some.Product(product.Id), FakeEmbedder.Embed($"{string.Join(' ', product.Values.Values)} style{int.Parse(product.Id) % Copies}"));
}
