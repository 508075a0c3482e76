using ShopVision.Core.Classifying;
using ShopVision.Core.Embeddings;
using ShopVision.Evaluation.Queries;

namespace ShopVision.Evaluation.NoneOfThese;

/// <summary>
/// Asks every photo twice for each number of labels, once with its true label among those drawn and once without: what a shop's
/// own list of labels may or may not hold.
/// </summary>
internal sealed class Trials(LabelBank bank, ZeroShotScoring scoring, ulong seed)
{
    private static readonly int[] _usualNumbers = [2, 3, 5, 10, 20, 50, 100];

    /// <summary>The usual numbers that the bank allows, and all labels but the true one.</summary>
    public IReadOnlyList<int> Numbers { get; } =
        [.. _usualNumbers.Append(bank.Labels.Count - 1).Where(number => number >= 2 && number < bank.Labels.Count).Distinct().Order()];

    /// <summary><paramref name="products"/> are photos with the place of their true label in the bank.</summary>
    public IReadOnlyList<Trial> Of(IReadOnlyList<(Embedding Photo, int Label)> products)
    {
        var random = new StableRandom(seed);
        var trials = new List<Trial>(products.Count * Numbers.Count * 2);
        foreach (var (product, (photo, label)) in products.Index())
        {
            var cosines = bank.Cosines(photo);
            var others = Enumerable.Range(0, cosines.Length).Where(other => other != label).ToArray();
            foreach (var number in Numbers)
            {
                // The first so many of a shuffle are a sample.
                for (var i = 0; i < number; i++)
                {
                    var drawn = i + random.Next(others.Length - i);
                    (others[i], others[drawn]) = (others[drawn], others[i]);
                }

                trials.Add(Ask(product, isAmong: true, [cosines[label], .. others.Take(number - 1).Select(other => cosines[other])]));
                trials.Add(Ask(product, isAmong: false, [.. others.Take(number).Select(other => cosines[other])]));
            }
        }

        return trials;
    }

    private Trial Ask(int product, bool isAmong, float[] cosines)
    {
        var best = cosines.Max();
        scoring.ToShares(cosines);
        return new Trial(product, isAmong, cosines.Length, best, cosines.Max());
    }
}
