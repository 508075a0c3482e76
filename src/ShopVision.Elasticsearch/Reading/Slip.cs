using System.Text.Json;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>
/// A word of the catalog that one which no product has may mean, and how many letters it is away. What counts as a slip is what counts as
/// one in the embedded index: it depends on the length of the word, and the first letter is right.
/// </summary>
internal sealed record Slip(string Word, int Distance)
{
    public const string Name = "slips";

    // As search engines for shops have it: in short words every letter counts.
    private const int LengthForOne = 4;
    private const int LengthForTwo = 8;
    private const int MaxLength = 64;
    private const int MaxSuggestions = 3;

    // Of more words than are wanted: codes and numbers among them are no words.
    private const int Asked = 20;

    /// <summary>What is meant perhaps counts for less than what is said.</summary>
    public double Weight => 1.0 / (1 + Distance);

    /// <summary>Whether a word is long enough to be mistyped; one with a digit is a size or a model's number.</summary>
    public static bool MayBe(string term) => term.Length is >= LengthForOne and <= MaxLength && term.All(char.IsLetter);

    /// <summary>Asks for words near those that are in no product; of the others the server says nothing.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<string> terms) => json.Object("suggest", () =>
    {
        json.WriteString("text", string.Join(' ', terms));
        json.Object(Name, () => json.Object("term", () =>
        {
            json.WriteString("field", FieldPaths.Words);
            json.WriteString("suggest_mode", "missing");
            json.WriteNumber("max_edits", 2);
            json.WriteNumber("prefix_length", 1);
            json.WriteNumber("min_word_length", LengthForOne);
            json.WriteNumber("size", Asked);
            json.WriteNumber("shard_size", Asked);
        }));
    });

    /// <summary>By the word as it was typed; empty where every word is some product's.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Slip>> Read(JsonElement answer)
    {
        var slips = new Dictionary<string, IReadOnlyList<Slip>>();
        if (answer.TryGetProperty("suggest", out var suggested))
            foreach (var word in suggested.GetProperty(Name).EnumerateArray())
                if (Nearest(word.GetProperty("text").GetString()!, word.GetProperty("options")) is { Count: > 0 } nearest)
                    slips[word.GetProperty("text").GetString()!] = nearest;
        return slips;
    }

    /// <summary>The nearest words, of equally near ones the most frequent.</summary>
    private static List<Slip> Nearest(string typed, JsonElement options)
    {
        var most = typed.Length < LengthForTwo ? 1 : 2;
        return
        [
            .. options.EnumerateArray()
                .Select(option => (Word: option.GetProperty("text").GetString()!, Score: option.GetProperty("score").GetDouble(), Products: option.GetProperty("freq").GetInt64()))
                .Where(option => option.Word.All(char.IsLetter))
                .Select(option => (Slip: new Slip(option.Word, DistanceOf(option.Score, typed, option.Word)), option.Products))
                .Where(option => option.Slip.Distance <= most)
                .GroupBy(option => option.Slip.Distance).OrderBy(group => group.Key).Take(1)
                .SelectMany(group => group.OrderByDescending(option => option.Products).ThenBy(option => option.Slip.Word, StringComparer.Ordinal))
                .Take(MaxSuggestions)
                .Select(option => option.Slip),
        ];
    }

    /// <summary>The server tells it as a share of the shorter word, with swapped letters as one.</summary>
    private static int DistanceOf(double score, string typed, string word) => (int)Math.Round((1 - score) * Math.Min(typed.Length, word.Length));
}
