using System.Buffers;
using System.Text.Json;
using ShopVision.Core.Catalog;
using ShopVision.Core.Words;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// A product's terms, each as often as it weighs: what BM25F takes for a term's frequency over all fields is written into the text, so
/// that plain BM25 over it scores as the embedded index does.
/// </summary>
internal sealed class WeightedWords(WordRules rules, FieldLengths typical)
{
    /// <summary>How many times a weight of one is written.</summary>
    private const int Unit = 8;

    // Weights are bounded but for how often a description repeats a word.
    private const int MostOften = 500;

    /// <summary>The server's k1: it counts in units.</summary>
    public const double Saturation = FieldWeights.Saturation * Unit;

    public void Write(Utf8JsonWriter json, string name, Product product)
    {
        var lengths = new int[FieldWeights.Count];
        var counts = new Dictionary<(string Term, WordField Field), int>();
        foreach (var (field, text) in ProductTexts.Of(product))
            foreach (var term in rules.Analyzer.Terms(text))
            {
                counts[(term.Text, field)] = counts.GetValueOrDefault((term.Text, field)) + 1;
                // A joined term is the same words again.
                lengths[(int)field] += term.IsJoined ? 0 : 1;
            }

        foreach (var code in ProductCodes.Of(product))
            counts[(code, WordField.Code)] = 1;
        Write(json, name, Repetitions(counts, lengths));
    }

    private List<(string Term, int Times)> Repetitions(Dictionary<(string Term, WordField Field), int> counts, int[] lengths)
    {
        var weights = new Dictionary<string, double>(counts.Count);
        foreach (var ((term, field), count) in counts)
            weights[term] = weights.GetValueOrDefault(term) + FieldWeights.Weigh(field, count, lengths[(int)field], typical.Averages[(int)field]);
        return [.. weights.Select(weight => (weight.Key, Math.Clamp((int)Math.Round(weight.Value * Unit), 1, MostOften)))];
    }

    /// <summary>Some thousand characters a product, in memory that is used again.</summary>
    private static void Write(Utf8JsonWriter json, string name, List<(string Term, int Times)> repetitions)
    {
        var text = ArrayPool<char>.Shared.Rent(repetitions.Sum(repetition => repetition.Times * (repetition.Term.Length + 1)));
        var end = 0;
        foreach (var (term, times) in repetitions)
            for (var time = 0; time < times; time++)
            {
                term.CopyTo(text.AsSpan(end));
                end += term.Length;
                text[end++] = ' ';
            }

        json.WriteString(name, text.AsSpan(0, end));
        ArrayPool<char>.Shared.Return(text);
    }
}
