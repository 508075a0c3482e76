using System.IO.Compression;
using System.Text;
using ShopVision.Core.Errors;
using ShopVision.Elasticsearch.Client;

namespace ShopVision.Elasticsearch.Tests.Client;

public sealed class HttpTransportTests
{
    private static readonly ElasticsearchRequest Search = new(HttpMethod.Get, "_search");
    private static readonly ElasticsearchRequest Once = new(HttpMethod.Post, "_doc", Encoding.UTF8.GetBytes("{}"), IsRepeatable: false);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nodes_take_turns()
    {
        await using var one = new StubNode(_ => new StubReply(200));
        await using var other = new StubNode(_ => new StubReply(200));
        using var transport = Transport(one.Address + ";" + other.Address);

        for (var i = 0; i < 4; i++)
            await transport.SendAsync(Search, Cancellation);

        Assert.Equal((2, 2), (one.Requests.Count, other.Requests.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_request_that_may_be_repeated_goes_to_the_next_node_and_the_bad_one_rests(int status)
    {
        await using var bad = new StubNode(_ => new StubReply(status));
        await using var good = new StubNode(_ => new StubReply(200));
        using var transport = Transport(bad.Address + ";" + good.Address);

        for (var i = 0; i < 4; i++)
            Assert.True((await transport.SendAsync(Search, Cancellation)).IsSuccess);

        // Without an answer and without a body, the framework has tried the same connection again by itself.
        Assert.Single(bad.Requests.Select((_, i) => status == 0 ? 0 : i).Distinct());
        Assert.Equal(4, good.Requests.Count);
    }

    [Fact]
    public async Task A_request_that_may_have_been_done_is_not_repeated()
    {
        await using var one = new StubNode(_ => new StubReply(0));
        await using var other = new StubNode(_ => new StubReply(0));
        using var transport = Transport(one.Address + ";" + other.Address);

        Assert.Equal(ErrorCode.IndexUnavailable, await CodeOfAsync(() => transport.SendAsync(Once, Cancellation)));
        Assert.Single(one.Requests.Concat(other.Requests));
    }

    [Fact]
    public async Task A_request_that_never_arrived_is_sent_elsewhere_whatever_it_is()
    {
        var gone = new StubNode(_ => new StubReply(200));
        await gone.DisposeAsync();
        await using var good = new StubNode(_ => new StubReply(200));
        using var transport = Transport(gone.Address + ";" + good.Address);

        Assert.True((await transport.SendAsync(Once, Cancellation)).IsSuccess);
        Assert.True((await transport.SendAsync(Once, Cancellation)).IsSuccess);
    }

    [Fact]
    public async Task A_node_that_is_away_is_said_to_be_and_the_fault_is_passing()
    {
        var gone = new StubNode(_ => new StubReply(200));
        await gone.DisposeAsync();
        using var transport = Transport(gone.Address);

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => transport.SendAsync(Search, Cancellation));

        Assert.Equal(ErrorCode.IndexUnavailable, fault.Code);
        Assert.True(fault.IsTransient);
        Assert.Contains(gone.Address, fault.Message);
    }

    [Fact]
    public async Task A_slow_answer_is_not_waited_for_beyond_the_setting()
    {
        await using var slow = new StubNode(_ => new StubReply(200) { Delay = TimeSpan.FromMinutes(5) });
        using var transport = Transport(slow.Address, options => options with { RequestTimeout = TimeSpan.FromMilliseconds(100), MaxRetries = 0 });

        Assert.Equal(ErrorCode.IndexUnavailable, await CodeOfAsync(() => transport.SendAsync(Search, Cancellation)));
    }

    [Fact]
    public async Task Cancelling_is_told_as_such()
    {
        await using var slow = new StubNode(_ => new StubReply(200) { Delay = TimeSpan.FromMinutes(5) });
        using var transport = Transport(slow.Address);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.SendAsync(Search, cancelled.Token));
    }

    [Theory]
    [InlineData("key", null, null, null, "ApiKey key")]
    [InlineData(null, "token", null, null, "Bearer token")]
    [InlineData(null, null, "elastic", "pä55", "Basic ZWxhc3RpYzpww6Q1NQ==")]
    public async Task Requests_say_who_we_are(string? key, string? token, string? user, string? password, string expected)
    {
        await using var node = new StubNode(_ => new StubReply(200));
        using var transport = Transport(node.Address, options => options with { ApiKey = key, BearerToken = token, UserName = user, Password = password });

        await transport.SendAsync(Search, Cancellation);

        Assert.Equal(expected, node.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task Bodies_are_compressed_where_the_setting_says_so()
    {
        await using var node = new StubNode(_ => new StubReply(200));
        using var transport = Transport(node.Address, options => options with { Compress = true });

        await transport.SendAsync(Search with { Body = Encoding.UTF8.GetBytes("{ \"size\": 0 }") }, Cancellation);

        Assert.Equal("gzip", node.Requests[0].Headers["Content-Encoding"]);
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(node.Requests[0].Body), CompressionMode.Decompress));
        Assert.Equal("{ \"size\": 0 }", await unpacked.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public void Secrets_are_not_among_what_options_say_of_themselves()
    {
        var options = new ElasticsearchOptions { ApiKey = "secret-1", Password = "secret-2", BearerToken = "secret-3" };

        Assert.DoesNotContain("secret", $"{options}");
    }

    private static HttpTransport Transport(string nodes, Func<ElasticsearchOptions, ElasticsearchOptions>? change = null)
    {
        var options = new ElasticsearchOptions { Nodes = nodes };
        return new HttpTransport(change?.Invoke(options) ?? options, TimeProvider.System);
    }

    private static async Task<ErrorCode> CodeOfAsync(Func<Task> call) => (await Assert.ThrowsAsync<ShopVisionException>(call)).Code;
}
