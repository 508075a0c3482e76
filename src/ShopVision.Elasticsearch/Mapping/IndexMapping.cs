using System.Globalization;
using System.Text.Json.Nodes;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// How a generation is laid out: the one place that says it. Objects below the top are flattened or nested and written in arrays, because
/// a partial update merges objects but replaces arrays.
/// </summary>
internal static class IndexMapping
{
    /// <summary>Another version is read by no other: the fields mean something else.</summary>
    public const int SchemaVersion = 2;

    // Longer values cannot be filtered by: with their key they would be beyond what Lucene takes.
    private const int LongestValue = 8000;

    /// <summary>The body that makes the index of a generation: nothing refreshed and no copies until it is filled.</summary>
    public static JsonObject Body(GenerationMeta meta, GenerationOptions options) => new()
    {
        ["settings"] = Settings(options),
        ["mappings"] = new JsonObject
        {
            ["dynamic"] = "strict",
            ["_meta"] = meta.ToJson(),
            ["properties"] = Properties(meta.Model, options),
        },
    };

    public static JsonObject Properties(IndexModel model, GenerationOptions options) => new()
    {
        [FieldPaths.Id] = Keyword(),
        [FieldPaths.Group] = Keyword(),
        // Terms come analysed, as every index reads them, and repeated by their weight: the weights of fields and their lengths are in
        // the frequencies (BM25F), which is why norms are off and length counts for nothing here.
        [FieldPaths.Words] = new JsonObject
        {
            ["type"] = "text", ["analyzer"] = "terms", ["similarity"] = "weighted", ["norms"] = false, ["index_options"] = "freqs",
        },
        [FieldPaths.Completions] = Keyword(),
        [FieldPaths.Values] = Flattened(),
        [FieldPaths.Spellings] = Flattened(),
        [FieldPaths.Keys] = Flattened(),
        [FieldPaths.KeySpellings] = Flattened(),
        [FieldPaths.CategoryNames] = new JsonObject { ["type"] = "keyword", ["doc_values"] = false, ["ignore_above"] = LongestValue },
        [FieldPaths.Numbers] = FilteredOnly(),
        [FieldPaths.Moments] = FilteredOnly(),
        [FieldPaths.Price] = new JsonObject { ["type"] = "keyword", ["index"] = false },
        [FieldPaths.Amount] = new JsonObject { ["type"] = "double", ["index"] = false },
        [FieldPaths.Currency] = Keyword(),
        [FieldPaths.AddedAt] = new JsonObject { ["type"] = "long", ["index"] = false },
        [FieldPaths.Product] = Stored(),
        [FieldPaths.Pictures] = Stored(),
        [FieldPaths.Images] = new JsonObject
        {
            ["type"] = "nested",
            ["properties"] = new JsonObject { [FieldPaths.Vector] = Vector(model.Dimensions, options) },
        },
    };

    /// <summary>What a generation must have to be read: how its vectors are indexed is its own affair.</summary>
    public static JsonObject Readable(IndexModel model)
    {
        var properties = Properties(model, new GenerationOptions());
        ((JsonObject)properties[FieldPaths.Images]!["properties"]![FieldPaths.Vector]!).Remove("index_options");
        return properties;
    }

    /// <summary>Said in full: newer servers would choose one-bit vectors by themselves where dimensions are many.</summary>
    private static JsonObject Vector(int dimensions, GenerationOptions options) => new()
    {
        ["type"] = "dense_vector",
        ["dims"] = dimensions,
        ["index"] = true,
        ["similarity"] = "dot_product",
        ["index_options"] = new JsonObject { ["type"] = options.VectorIndex, ["m"] = options.Neighbours, ["ef_construction"] = options.BuildCandidates },
    };

    private static JsonObject Settings(GenerationOptions options) => new()
    {
        ["number_of_shards"] = options.Shards,
        ["number_of_replicas"] = 0,
        ["refresh_interval"] = "-1",
        ["analysis"] = new JsonObject
        {
            ["analyzer"] = new JsonObject { ["terms"] = new JsonObject { ["type"] = "custom", ["tokenizer"] = "whitespace" } },
        },
        ["similarity"] = new JsonObject
        {
            ["weighted"] = new JsonObject
            {
                ["type"] = "BM25", ["k1"] = WeightedWords.Saturation.ToString(CultureInfo.InvariantCulture), ["b"] = 0,
            },
        },
    };

    private static JsonObject Keyword() => new() { ["type"] = "keyword" };

    private static JsonObject Flattened() => new() { ["type"] = "flattened", ["ignore_above"] = LongestValue };

    private static JsonObject FilteredOnly() => new() { ["type"] = "flattened", ["doc_values"] = false, ["ignore_above"] = LongestValue };

    /// <summary>
    /// What an answer carries, in a place of its own: reading it from the source would read the vectors as well. As bytes, since JSON in a
    /// text of JSON is all escapes, which take longer to read than what they escape.
    /// </summary>
    private static JsonObject Stored() => new() { ["type"] = "binary", ["store"] = true };
}
