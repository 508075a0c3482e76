using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopVision.Elasticsearch.Mapping;
using ShopVision.Elasticsearch.Tests.Client;
using ShopVision.Elasticsearch.Tests.Faults;

namespace ShopVision.Elasticsearch.Tests.Reading;

/// <summary>
/// What is sent to servers of version 9, held to requests written by their documentation. No server of that version has run them: these are
/// recorded requests, not answers.
/// </summary>
public sealed class LaterServerTests
{
    private const string Index = "shopvision-20260101-000000-000-abcd";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Vectors_are_asked_for_where_a_source_leaves_them_out()
    {
        Assert.Equal(Recorded("export-9.2.json"), await ExportBodyAsync("9.2.0"));
        Assert.Equal(Recorded("export-8.19.json"), await ExportBodyAsync("8.19.0"));
    }

    [Theory]
    [InlineData(256)]
    [InlineData(768)]
    public void How_vectors_are_indexed_is_said_whatever_a_server_would_choose(int dimensions)
    {
        var vector = IndexMapping.Properties(Numbered.Model with { Dimensions = dimensions }, new GenerationOptions())["images"]!["properties"]!["vector"]!;

        var expected = JsonNode.Parse(Recorded("vector-9.1.json"))!;
        expected["dims"] = dimensions;
        Assert.Equal(expected.ToJsonString(), vector.ToJsonString());
    }

    private static async Task<string> ExportBodyAsync(string version)
    {
        await using var node = new StubNode(request => request.Path == "/" ? StubReply.Version(version) : new StubReply(200, Answer(request.Path)));
        using var index = ElasticsearchProductIndex.Open(new ElasticsearchOptions { Nodes = node.Address }, TimeProvider.System);

        await index.ExportAsync(withVectors: true, Cancellation).CountAsync(Cancellation);

        return Indented(Encoding.UTF8.GetString(node.Requests.Single(request => request.Path.StartsWith("/_search", StringComparison.Ordinal)).Body));
    }

    /// <summary>Of an index with one empty generation.</summary>
    private static string Answer(string path) => path switch
    {
        _ when path.StartsWith("/shopvision-generations", StringComparison.Ordinal) =>
            new JsonObject
            {
                [Index] = new JsonObject
                {
                    ["aliases"] = new JsonObject { ["shopvision"] = new JsonObject(), ["shopvision-generations"] = new JsonObject() },
                    ["mappings"] = new JsonObject
                    {
                        ["_meta"] = GenerationMeta.Of(Numbered.Model, Core.Words.WordRules.Of(new()), DateTimeOffset.UnixEpoch, purpose: null).ToJson(),
                    },
                },
            }.ToJsonString(),
        _ when path.EndsWith("/_mapping", StringComparison.Ordinal) => new JsonObject
        {
            [Index] = new JsonObject { ["mappings"] = new JsonObject { ["properties"] = IndexMapping.Properties(Numbered.Model, new GenerationOptions()) } },
        }.ToJsonString(),
        _ when path.Contains("_mget", StringComparison.Ordinal) => """{ "docs": [] }""",
        _ when path.Contains("_pit", StringComparison.Ordinal) => """{ "id": "point" }""",
        _ when path.StartsWith("/_search", StringComparison.Ordinal) => """{ "hits": { "hits": [] } }""",
        _ => """{ "hits": { "total": { "value": 0 } }, "aggregations": { "images": { "doc_count": 0 } } }""",
    };

    private static string Recorded(string file) => Indented(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reading", "Later", file)));

    private static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}
