using System.Text;
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

    public string Of(Product product)
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
        return Written(counts, lengths);
    }

    private string Written(Dictionary<(string Term, WordField Field), int> counts, int[] lengths)
    {
        var weights = new Dictionary<string, double>(counts.Count);
        foreach (var ((term, field), count) in counts)
            weights[term] = weights.GetValueOrDefault(term) + FieldWeights.Weigh(field, count, lengths[(int)field], typical.Averages[(int)field]);
        var text = new StringBuilder();
        foreach (var (term, weight) in weights)
            for (var times = Math.Clamp((int)Math.Round(weight * Unit), 1, MostOften); times > 0; times--)
                text.Append(term).Append(' ');
        return text.ToString();
    }
}
