using System.Net.Http.Headers;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Tests.Faults;

/// <summary>A server of its own, whose circuit breakers are set so low that they trip.</summary>
[Collection("Servers of their own")]
public sealed class BreakerTests : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private ElasticsearchProcess? _process;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _process = await ElasticsearchProcess.StartAsync(Fixtures.Require(ElasticsearchProcess.Script), _data.Path);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task What_a_breaker_refuses_is_told_as_overloaded_and_done_once_there_is_room()
    {
        using var index = Open(patience: TimeSpan.Zero);
        await using var writer = await index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation);
        await writer.UpsertAsync(Numbered.Entries(0, 10), Cancellation);

        await SetAsync("network.breaker.inflight_requests.limit", "4kb");
        Assert.Equal(ErrorCode.Overloaded, await CodeOfAsync(() => writer.UpsertAsync(Numbered.Entries(10, 100), Cancellation)));
        await SetAsync("network.breaker.inflight_requests.limit", null);
        Assert.Equal(100, (await writer.UpsertAsync(Numbered.Entries(10, 100), Cancellation)).Succeeded);
        await writer.PublishAsync(Cancellation);

        await SetAsync("indices.breaker.request.limit", "1b");
        Assert.Equal(ErrorCode.Overloaded, await CodeOfAsync(() => index.SearchAsync(new IndexQuery { Facets = ["color"] }, Cancellation)));
        await SetAsync("indices.breaker.request.limit", null);
        Assert.Equal(110, (await index.SearchAsync(new IndexQuery { Facets = ["color"] }, Cancellation)).Total);
    }

    [Fact]
    public async Task A_breaker_that_trips_for_a_while_is_waited_for()
    {
        using var index = Open(patience: TimeSpan.FromMinutes(1));
        await using var writer = await index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation);
        await writer.UpsertAsync(Numbered.Entries(0, 1), Cancellation);
        await SetAsync("network.breaker.inflight_requests.limit", "4kb");

        var writing = writer.UpsertAsync(Numbered.Entries(1, 100), Cancellation);
        await Task.Delay(500, Cancellation);
        Assert.False(writing.IsCompleted);
        await SetAsync("network.breaker.inflight_requests.limit", null);

        Assert.Equal(100, (await writing).Succeeded);
    }

    private ElasticsearchProductIndex Open(TimeSpan patience) => ElasticsearchProductIndex.Open(
        new ElasticsearchOptions
        {
            Nodes = _process!.Address.AbsoluteUri, Generations = new GenerationOptions { Replicas = 0 }, Writing = new WritingOptions { Patience = patience },
        },
        TimeProvider.System);

    private static async Task<ErrorCode> CodeOfAsync(Func<Task> call)
    {
        var fault = await Assert.ThrowsAsync<ShopVisionException>(call);
        Assert.True(fault.IsTransient);
        return fault.Code;
    }

    /// <summary>Null for the default.</summary>
    private async Task SetAsync(string setting, string? value)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var written = value is null ? "null" : $"\"{value}\"";
        using var body = new StringContent($$"""{ "persistent": { "{{setting}}": {{written}} } }""", new MediaTypeHeaderValue("application/json"));
        (await http.PutAsync(new Uri(_process!.Address, "_cluster/settings"), body, Cancellation)).EnsureSuccessStatusCode();
    }
}
