using System.Text.Json;
using System.Text.Json.Nodes;
using ShopVision.Contracts;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Tests.Mapping;

public sealed class MappingDifferencesTests
{
    private static readonly IndexModel Model = IndexModel.Of(Some.Model);

    [Fact]
    public void Our_own_mapping_has_none() => Assert.Empty(Differences(_ => { }));

    [Fact]
    public void What_a_server_adds_is_no_difference() => Assert.Empty(Differences(found => found["id"]!["norms"] = false));

    [Fact]
    public void Each_field_is_told_by_its_path()
    {
        var differences = Differences(found =>
        {
            found.Remove("group");
            found["extra"] = new JsonObject { ["type"] = "keyword" };
            found["words"]!["similarity"] = "BM25";
            found["images"]!["properties"]!["vector"]!["dims"] = 9;
        });

        Assert.Equal(
            [
                "'group' is missing",
                "'words' should have similarity \"weighted\" and has \"BM25\"",
                "'images.vector' should have dims 8 and has 9",
                "'extra' is not ours",
            ],
            differences);
    }

    [Theory]
    [InlineData("hnsw")]
    [InlineData("bbq_hnsw")]
    public void How_vectors_are_indexed_is_a_generations_own_affair(string kind) =>
        Assert.Empty(MappingDifferences.Between(IndexMapping.Readable(Model), Parse(IndexMapping.Properties(Model, new GenerationOptions { VectorIndex = kind }))));

    private static IReadOnlyList<string> Differences(Action<JsonObject> change)
    {
        var found = IndexMapping.Properties(Model, new GenerationOptions());
        change(found);
        return MappingDifferences.Between(IndexMapping.Readable(Model), Parse(found));
    }

    private static JsonElement Parse(JsonObject found) => JsonDocument.Parse(found.ToJsonString()).RootElement;
}
