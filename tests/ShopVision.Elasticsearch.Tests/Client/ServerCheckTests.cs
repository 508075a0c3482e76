using ShopVision.Core.Errors;

namespace ShopVision.Elasticsearch.Tests.Client;

public sealed class ServerCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("7.17.29")]
    [InlineData("8.17.9")]
    public async Task An_older_server_is_refused_by_its_version(string version)
    {
        var fault = await FaultOfAsync(_ => StubReply.Version(version));

        Assert.Equal(ErrorCode.IndexServerUnsupported, fault.Code);
        Assert.Contains("8.18", fault.Message);
        Assert.Contains(version, fault.Message);
    }

    [Fact]
    public async Task Another_product_is_refused() =>
        Assert.Equal(ErrorCode.IndexServerUnsupported, (await FaultOfAsync(_ => StubReply.Version("8.19.0") with { Product = null })).Code);

    [Theory]
    [InlineData("8.18.0")]
    [InlineData("9.3.0-SNAPSHOT")]
    public async Task Later_servers_are_asked_on(string version)
    {
        await using var node = new StubNode(request => request.Path == "/" ? StubReply.Version(version) : new StubReply(404));
        using var index = Open(node);

        Assert.Null(await index.DescribeAsync(Cancellation));
    }

    [Theory]
    [InlineData(401, "index-access-denied")]
    [InlineData(403, "index-access-denied")]
    [InlineData(429, "overloaded")]
    [InlineData(503, "index-unavailable")]
    [InlineData(500, "index-request-refused")]
    public async Task What_a_server_refuses_has_a_code_of_ours(int status, string code) => Assert.Equal(
        code,
        (await FaultOfAsync(request => request.Path == "/" ? StubReply.Version("8.19.0") : new StubReply(status, """{ "error": { "type": "x", "reason": "y" } }"""))).Code.Name);

    [Fact]
    public async Task An_answer_that_is_not_JSON_is_told_as_such() => Assert.Equal(
        ErrorCode.IndexUnavailable,
        (await FaultOfAsync(request => request.Path == "/" ? StubReply.Version("8.19.0") : new StubReply(200, "<html>"))).Code);

    private static async Task<ShopVisionException> FaultOfAsync(Func<StubRequest, StubReply> reply)
    {
        await using var node = new StubNode(reply);
        using var index = Open(node);
        return await Assert.ThrowsAsync<ShopVisionException>(() => index.DescribeAsync(Cancellation));
    }

    private static ElasticsearchProductIndex Open(StubNode node) =>
        ElasticsearchProductIndex.Open(new ElasticsearchOptions { Nodes = node.Address }, TimeProvider.System);
}
