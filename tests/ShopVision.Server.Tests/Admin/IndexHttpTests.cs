using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ShopVision.Server.Tests.Admin;

public sealed class IndexHttpTests(ServedAdmin served) : IClassFixture<ServedAdmin>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Generations_are_told_rolled_back_and_pruned()
    {
        var first = (await IndexAsync()).GetProperty("published");
        Assert.Equal((60, "shopvision-mini"), (first.GetProperty("products").GetInt32(), first.GetProperty("model").GetString()!.Split('@')[0]));
        var rebuilt = await Executable.RunAsync("ingest", served.Shop.Feed, "--data", served.Shop.Data, "--rebuild");
        Assert.Equal(0, rebuilt.ExitCode);
        var second = (await IndexAsync()).GetProperty("published").GetProperty("generation").GetString();

        var rolledBack = await PostAsync("rollback", new { generation = first.GetProperty("generation").GetString() });
        Assert.Equal(first.GetProperty("generation").GetString(), rolledBack.GetProperty("published").GetProperty("generation").GetString());
        Assert.Equal(second, Assert.Single(rolledBack.GetProperty("others").EnumerateArray()).GetProperty("generation").GetString());

        var pruned = await PostAsync("prune", new { keep = 0 });
        Assert.Empty(pruned.GetProperty("others").EnumerateArray());
        Assert.Equal(60, (await served.Public.GetFromJsonAsync<JsonElement>("/v1/products?limit=1", Cancellation)).GetProperty("total").GetProperty("value").GetInt32());
    }

    [Theory]
    [InlineData("rollback", """{"generation": "none"}""", HttpStatusCode.NotFound, "generation-not-found")]
    [InlineData("rollback", """{"generation": null}""", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("rollback", "{}", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("prune", """{"keep": -1}""", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("prune", "", HttpStatusCode.BadRequest, "invalid-request")]
    public async Task What_cannot_be_done_is_told_by_its_code(string path, string json, HttpStatusCode status, string code) => await Problem.AssertAsync(
        await served.Http.PostAsync($"/v1/index/{path}", new StringContent(json, null, "application/json"), Cancellation), status, code);

    private Task<JsonElement> IndexAsync() => served.Http.GetFromJsonAsync<JsonElement>("/v1/index", Cancellation);

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await served.Http.PostAsJsonAsync($"/v1/index/{path}", body, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }
}
