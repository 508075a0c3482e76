using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.LocalIndex.Filtering;

namespace ShopVision.LocalIndex.Tests.Words;

/// <summary>Ranking beside the formula of BM25F written down once more, product by product, over a fixed sample.</summary>
public sealed class ReferenceRankingTests
{
    private const int Products = 2000;

    private static readonly (double Weight, double LengthShare, Func<Product, string> Text)[] Fields =
    [
        (3, 0.5, product => product.Title),
        (2, 0, product => product.Brand ?? ""),
        (2, 0.3, product => string.Join(' ', product.Category)),
        (2, 0.3, product => string.Join(' ', product.Attributes.Values.SelectMany(values => values))),
        (1, 0.75, product => product.Description ?? ""),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Products_stand_in_the_order_of_the_formula(int seed)
    {
        var random = new Random(seed);
        Product[] products = [.. Enumerable.Range(0, Products).Select(i => RandomProduct(i, random))];
        var index = Catalog.Index(products);
        for (var query = 0; query < 20; query++)
        {
            string[] words = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Word(random)).Distinct()];
            var expected = Reference(products, words);

            var matches = index.Search(string.Join(' ', words));
            var best = matches.Best(ProductSet.All(Products), depth: 100).OrderByDescending(matches.ScoreOf).ThenBy(place => place);

            Assert.Equal(expected.Count(score => score > 0), matches.Products.Count);
            Assert.All(best, place => Assert.Equal(expected[place], matches.ScoreOf(place)!.Value, tolerance: 1e-5 * expected[place]));
            Assert.Equal(
                Enumerable.Range(0, Products).Where(place => expected[place] > 0).OrderByDescending(place => (float)expected[place]).ThenBy(place => place).Take(100),
                best);
        }
    }

    private static double[] Reference(Product[] products, string[] words)
    {
        var texts = products.Select(product => Fields.Select(field => field.Text(product).Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray()).ToArray();
        var averages = Fields.Select((_, f) => texts.Select(text => text[f].Length).Where(length => length > 0).Average()).ToArray();
        var scores = new double[products.Length];
        foreach (var word in words)
        {
            var having = texts.Count(text => text.Any(field => field.Contains(word)));
            for (var i = 0; i < products.Length; i++)
            {
                var weighed = Fields.Select((field, f) =>
                    field.Weight * texts[i][f].Count(other => other == word) / (1 - field.LengthShare + (field.LengthShare * texts[i][f].Length / averages[f]))).Sum();
                scores[i] += Math.Log(1 + ((products.Length - having + 0.5) / (having + 0.5))) * weighed * 2.2 / (weighed + 1.2);
            }
        }

        return scores;
    }

    private static Product RandomProduct(int number, Random random) => Some.Product($"id-{number}", Text(random, random.Next(1, 8))) with
    {
        Brand = random.Next(2) == 0 ? Word(random) : null,
        Category = [Word(random), Text(random, 2)],
        Attributes = new Dictionary<string, IReadOnlyList<string>> { ["color"] = [Word(random)] },
        Description = random.Next(3) == 0 ? Text(random, random.Next(5, 60)) : null,
    };

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));

    /// <summary>Few words are frequent and many are rare, as in any text; none has an ending.</summary>
    private static string Word(Random random)
    {
        var rank = (int)Math.Exp(random.NextDouble() * Math.Log(500));
        return $"{(char)('b' + (rank % 20))}o{(char)('b' + (rank / 20))}ok";
    }
}
