using ShopVision.LocalIndex.Filtering;

namespace ShopVision.LocalIndex.Words;

/// <summary>The products that match a word of a query, with their scores.</summary>
internal sealed class LexicalMatches(int products)
{
    private readonly double[] _scores = new double[products];

    public ProductSet Products { get; } = new(products);

    public void Add(int product, double score)
    {
        _scores[product] += score;
        Products.Add(product);
    }

    public double? ScoreOf(int product) => Products.Contains(product) ? _scores[product] : null;
}
