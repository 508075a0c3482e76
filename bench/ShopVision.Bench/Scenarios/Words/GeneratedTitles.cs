using ShopVision.Core.Catalog;

namespace ShopVision.Bench.Scenarios.Words;

/// <summary>
/// Titles whose words are as unequal as those of a shop: the most frequent stands in one title of twelve, most in a handful. Words have
/// no endings, so that a stem is the word.
/// </summary>
internal sealed class GeneratedTitles
{
    private const int Vocabulary = 20_000;
    private const double Flattening = 10;
    private const string Consonants = "bdfgjklmnprtvz";
    private const string Vowels = "aeiou";

    private readonly Random _random = new(1);

    public GeneratedTitles(int count) => Words = [.. Enumerable.Range(0, count).Select(_ => Title())];

    /// <summary>The words of each title, by their numbers.</summary>
    public int[][] Words { get; }

    public IEnumerable<Product> Products =>
        Words.Select((words, i) => new Product { Id = $"{i:000000}", Title = string.Join(' ', words.Select(WordOf)) });

    /// <summary>Some words of a title each.</summary>
    public int[][] Queries(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Words[_random.Next(Words.Length)].Distinct().Take(_random.Next(2, 4)).ToArray())];

    public static string WordOf(int number)
    {
        var letters = new List<char>();
        for (var rest = number; rest > 0 || letters.Count < 4; rest /= Consonants.Length * Vowels.Length)
        {
            letters.Add(Consonants[rest % Consonants.Length]);
            letters.Add(Vowels[rest / Consonants.Length % Vowels.Length]);
        }

        return string.Concat([.. letters, 'k']);
    }

    private int[] Title() => [.. Enumerable.Range(0, _random.Next(4, 10)).Select(_ => Word())];

    private int Word() => (int)((Flattening * Math.Exp(_random.NextDouble() * Math.Log((Vocabulary + Flattening) / Flattening))) - Flattening);
}
