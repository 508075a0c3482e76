using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>What an index says of itself, in the <c>_meta</c> of its mapping: whose vectors it holds, who made it, and what for where that is known.</summary>
internal sealed record GenerationMeta(IndexModel Model, DateTimeOffset CreatedAt, int Schema, string Build, WordReading Reading, FieldLengths Lengths, string? Purpose)
{
    private const string Time = "O";

    public static GenerationMeta Of(IndexModel model, WordRules words, DateTimeOffset createdAt, string? purpose) => new(
        model, createdAt, IndexMapping.SchemaVersion, typeof(GenerationMeta).Assembly.GetName().Version?.ToString() ?? "", WordReading.By(words), FieldLengths.Typical,
        purpose);

    /// <summary>Throws <c>index-version-unsupported</c> where the index was not made by this version, or by something else.</summary>
    public static GenerationMeta Read(string index, JsonElement meta)
    {
        if (meta.ValueKind != JsonValueKind.Object || !meta.TryGetProperty("schema", out var schema) || !schema.TryGetInt32(out var version))
            throw ElasticsearchFaults.VersionUnsupported(index, IndexMapping.SchemaVersion, "an index that ShopVision did not make");
        if (version != IndexMapping.SchemaVersion)
            throw ElasticsearchFaults.VersionUnsupported(index, IndexMapping.SchemaVersion, version.ToString(CultureInfo.InvariantCulture));
        return new GenerationMeta(
            new IndexModel(Text(meta, "model"), new ModelFingerprint(Text(meta, "fingerprint")), meta.GetProperty("dimensions").GetInt32()),
            DateTimeOffset.ParseExact(Text(meta, "created_at"), Time, CultureInfo.InvariantCulture),
            version,
            Text(meta, "build"),
            new WordReading(Text(meta, "language"), meta.GetProperty("analysis").GetInt32()),
            FieldLengths.Read(meta.GetProperty("field_lengths")),
            meta.TryGetProperty("purpose", out var purpose) ? purpose.GetString() : null);
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["schema"] = Schema,
            ["build"] = Build,
            ["model"] = Model.Label,
            ["fingerprint"] = Model.Fingerprint.Value,
            ["dimensions"] = Model.Dimensions,
            ["created_at"] = CreatedAt.ToString(Time, CultureInfo.InvariantCulture),
            ["language"] = Reading.Language,
            ["analysis"] = Reading.Analysis,
            ["field_lengths"] = Lengths.ToJson(),
        };
        if (Purpose is not null)
            json["purpose"] = Purpose;
        return json;
    }

    private static string Text(JsonElement meta, string name) => meta.GetProperty(name).GetString()!;
}
