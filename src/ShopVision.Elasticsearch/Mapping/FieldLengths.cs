using System.Text.Json;
using System.Text.Json.Nodes;
using ShopVision.Core.Catalog;
using ShopVision.Core.Words;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// How many words the fields of a catalog have on average, which decides how much a longer field's words count for less. They are taken
/// from the first batch of a generation and stay its own: what is written for one product must not depend on what came after it.
/// </summary>
internal sealed record FieldLengths(IReadOnlyList<double> Averages)
{
    /// <summary>A shop's, for a generation that begins empty.</summary>
    public static FieldLengths Typical { get; } = new([6, 1.2, 3, 6, 30, 1]);

    /// <summary>Over the products that have the field: most catalogs describe only some.</summary>
    public static FieldLengths Of(IEnumerable<Product> products, WordRules rules)
    {
        var (sums, counts) = (new double[FieldWeights.Count], new int[FieldWeights.Count]);
        foreach (var lengths in products.Select(product => Count(product, rules)))
            for (var field = 0; field < FieldWeights.Count; field++)
                if (lengths[field] > 0)
                {
                    sums[field] += lengths[field];
                    counts[field]++;
                }

        return new FieldLengths([.. Typical.Averages.Select((typical, field) => counts[field] == 0 ? typical : sums[field] / counts[field])]);
    }

    public static FieldLengths Read(JsonElement averages) => new([.. averages.EnumerateArray().Select(average => average.GetDouble())]);

    public JsonArray ToJson() => [.. Averages.Select(average => (JsonNode)average)];

    private static int[] Count(Product product, WordRules rules)
    {
        var lengths = new int[FieldWeights.Count];
        foreach (var (field, text) in ProductTexts.Of(product))
            lengths[(int)field] += rules.Analyzer.Terms(text).Count(term => !term.IsJoined);
        return lengths;
    }
}
