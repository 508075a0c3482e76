using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Changes;
using ShopVision.Ingestion.Jobs;

namespace ShopVision.Ingestion.Tests.Jobs;

public sealed class ChangeJobArgumentsTests
{
    private const string Written = """{"edits":[{"operation":"patch","id":"1","fields":{"id":"1","price":null}},{"operation":"delete","id":"2"}]}""";

    [Fact]
    public void Edits_are_written_as_runs_that_wait_may_have_them_already()
    {
        var arguments = new ChangeJobArguments(
            [new ProductEdit(ProductOperation.Patch, "1", JsonSerializer.Deserialize<JsonElement>("""{"id":"1","price":null}""")), new ProductEdit(ProductOperation.Delete, "2")]);

        Assert.Equal(Written, arguments.ToJson());
        Assert.Equal(Written, ChangeJobArguments.Parse(Written).ToJson());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"edits":null}""")]
    [InlineData("""{"edits":[{"operation":"burn","id":"1"}]}""")]
    public void What_is_no_list_of_edits_is_refused(string json) =>
        Assert.Equal(ErrorCode.InvalidRequest, Assert.Throws<ShopVisionException>(() => ChangeJobArguments.Parse(json)).Code);
}
