using ShopVision.Core.Words;
using ShopVision.LocalIndex.Search;

namespace ShopVision.Bench.Scenarios.Words;

/// <summary>The same scores without an index: every title is looked at for every query.</summary>
internal sealed class EveryTitle(int[][] titles)
{
    private readonly double _averageLength = titles.Average(title => title.Length);
    private readonly Dictionary<int, int> _titlesWith = titles.SelectMany(title => title.Distinct()).CountBy(word => word).ToDictionary();

    public IReadOnlyList<int> Best(int[] query, int depth)
    {
        var best = new BestProducts(depth);
        double[] rarities = [.. query.Select(word => FieldWeights.Rarity(titles.Length, _titlesWith[word]))];
        for (var place = 0; place < titles.Length; place++)
            if (Score(titles[place], query, rarities) is > 0 and var score)
                best.Offer(place, (float)score);
        return [.. best.Products.Order()];
    }

    private double Score(int[] title, int[] query, double[] rarities)
    {
        var score = 0.0;
        for (var i = 0; i < query.Length; i++)
        {
            var count = 0;
            foreach (var word in title)
                count += word == query[i] ? 1 : 0;
            if (count > 0)
                score += rarities[i] * FieldWeights.Saturate(FieldWeights.Weigh(WordField.Title, count, title.Length, _averageLength));
        }

        return score;
    }
}
