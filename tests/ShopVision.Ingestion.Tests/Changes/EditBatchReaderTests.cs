using System.Text;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Changes;

namespace ShopVision.Ingestion.Tests.Changes;

public sealed class EditBatchReaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""[{"id": "1", "title": "a"}, {"id": 2}]""")]
    [InlineData("{\"id\": \"1\", \"title\": \"a\"}\n{\"id\": 2}\n")]
    public async Task An_array_and_lines_are_the_same(string body)
    {
        var batch = await ReadAsync(body, ProductOperation.Upsert);

        Assert.Equal(["1", "2"], batch.Edits.Select(edit => edit.Id));
        Assert.Empty(batch.Refusals);
    }

    [Theory]
    [InlineData(ProductOperation.Upsert, "7", null)]
    [InlineData(ProductOperation.Upsert, "null", null)]
    [InlineData(ProductOperation.Upsert, """{"title": "no id"}""", null)]
    [InlineData(ProductOperation.Upsert, """{"sku": "no id either"}""", null)]
    [InlineData(ProductOperation.Upsert, """{"id": ""}""", null)]
    [InlineData(ProductOperation.Upsert, """{"id": "1", "price": "cheap"}""", "1")]
    [InlineData(ProductOperation.Upsert, """{"id": "1", "stock": "perhaps"}""", "1")]
    [InlineData(ProductOperation.Upsert, """{"id": "1", "images": ["photos/1.jpg"]}""", "1")]
    [InlineData(ProductOperation.Upsert, """{"id": "1", "images": ["file:///etc/passwd"]}""", "1")]
    [InlineData(ProductOperation.Upsert, """{"id": "1", "images": [{"url": "https://a/1.jpg", "role": "hero"}]}""", "1")]
    [InlineData(ProductOperation.Upsert, """{"id": "1", "images": [{"url": "photos/1.jpg", "role": "swatch"}]}""", "1")]
    [InlineData(ProductOperation.Upsert, """{"id": "1", "attributes": {"color": {"hex": "ff0000"}}}""", "1")]
    [InlineData(ProductOperation.Upsert, """{"id": "1", "\ud800": "x"}""", null)]
    [InlineData(ProductOperation.Patch, """{"id": "1", "images": []}""", "1")]
    [InlineData(ProductOperation.Patch, """{"id": "1", "images": [{"url": "https://a/1.jpg", "role": "lifestyle"}]}""", "1")]
    [InlineData(ProductOperation.Patch, """{"id": "1", "swatch_image": "https://a/1.jpg"}""", "1")]
    [InlineData(ProductOperation.Patch, """{"id": "1", "attributes": null}""", "1")]
    [InlineData(ProductOperation.Delete, """{"product": "1"}""", null)]
    public async Task What_no_run_could_do_is_refused_and_the_rest_goes_on(ProductOperation operation, string item, string? id)
    {
        var batch = await ReadAsync($$"""[{"id": "before"}, {{item}}, {"id": "after"}]""", operation);

        Assert.Equal(["before", "after"], batch.Edits.Select(edit => edit.Id));
        var refusal = Assert.Single(batch.Refusals);
        Assert.Equal((1, id, ErrorCode.ProductInvalid), (refusal.Index, refusal.Id, refusal.Code));
    }

    [Fact]
    public async Task Products_to_delete_may_be_ids_alone() =>
        Assert.Equal(["1", "2"], (await ReadAsync("""["1", {"id": "2"}]""", ProductOperation.Delete)).Edits.Select(edit => edit.Id));

    [Theory]
    [InlineData("[{]")]
    [InlineData("""[{"id": "1"}""")]
    [InlineData("id,title\n1,a")]
    public async Task What_is_no_JSON_is_refused_as_a_whole(string body) =>
        Assert.Equal(ErrorCode.InvalidRequest, (await Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync(body, ProductOperation.Upsert))).Code);

    [Fact]
    public async Task More_than_a_thousand_products_are_refused_as_a_whole()
    {
        Assert.Equal(1000, (await ReadAsync(Many(1000), ProductOperation.Delete)).Edits.Count);
        Assert.Equal(ErrorCode.InvalidRequest, (await Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync(Many(1001), ProductOperation.Delete))).Code);

        static string Many(int count) => $"[{string.Join(',', Enumerable.Range(1, count).Select(number => $"\"{number}\""))}]";
    }

    private static async Task<EditBatch> ReadAsync(string body, ProductOperation operation)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return await EditBatchReader.ReadAsync(stream, operation, DateTimeOffset.UnixEpoch, Cancellation);
    }
}
