using System.Diagnostics;
using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Tests.Faults;

/// <summary>A server of its own, with one thread and a tiny queue for writes, which is killed and started again.</summary>
[Collection("Servers of their own")]
public sealed class ServerFaultTests : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private ElasticsearchProcess? _process;
    private ElasticsearchProductIndex? _index;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ElasticsearchProcess Process => _process!;

    private ElasticsearchProductIndex Index => _index!;

    public async ValueTask InitializeAsync()
    {
        _process = await ElasticsearchProcess.StartAsync(
            Fixtures.Require(ElasticsearchProcess.Script), _data.Path, "thread_pool.write.queue_size=4", "node.processors=1");
        _index = Open(new WritingOptions());
    }

    public async ValueTask DisposeAsync()
    {
        _index?.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_loses_nothing_and_says_clearly_when_it_is_away()
    {
        await RebuildWhileItIsKilledAsync();
        await SearchWhileItIsAwayAsync();
        for (var trial = 0; trial < 3; trial++)
            await PublishWhileItIsKilledAsync(products: 310 + trial, killAfter: TimeSpan.FromMilliseconds(40 * trial));
    }

    [Fact]
    public async Task A_queue_that_is_full_is_waited_for()
    {
        using var eager = Open(new WritingOptions { InFlight = 16, MaxBulkItems = 1 });

        await using (var writer = await eager.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation))
        {
            Assert.Equal(300, (await writer.UpsertAsync(Numbered.Entries(0, 300), Cancellation)).Succeeded);
            await writer.PublishAsync(Cancellation);
        }

        Assert.True(await RejectedAsync() > 0);
        Assert.Equal(Numbered.Ids(300), await Numbered.IdsAsync(eager, Cancellation));
    }

    private async Task RebuildWhileItIsKilledAsync()
    {
        await using var writer = await Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation);
        await writer.UpsertAsync(Numbered.Entries(0, 100), Cancellation);
        await Process.KillAsync();
        var writing = writer.UpsertAsync(Numbered.Entries(100, 200), Cancellation);
        await Process.StartAgainAsync();

        Assert.Equal(200, (await writing).Succeeded);
        await writer.PublishAsync(Cancellation);
        Assert.Equal(Numbered.Ids(300), await Numbered.IdsAsync(Index, Cancellation));
    }

    private async Task SearchWhileItIsAwayAsync()
    {
        await Process.KillAsync();
        Assert.Equal(
            ErrorCode.IndexUnavailable, (await Assert.ThrowsAsync<ShopVisionException>(() => Index.SearchAsync(new IndexQuery(), Cancellation))).Code);
        await Process.StartAgainAsync();
        await EventuallyAsync(async () => (await Index.SearchAsync(new IndexQuery(), Cancellation)).Total == 300);
    }

    private async Task PublishWhileItIsKilledAsync(int products, TimeSpan killAfter)
    {
        var before = await Numbered.IdsAsync(Index, Cancellation);
        bool isPublished;
        await using (var writer = await Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation))
        {
            await writer.UpsertAsync(Numbered.Entries(0, products), Cancellation);
            var publishing = SucceedsAsync(() => writer.PublishAsync(Cancellation));
            await Task.Delay(killAfter, Cancellation);
            await Process.KillAsync();
            await Process.StartAgainAsync();
            isPublished = await publishing;
        }

        await EventuallyAsync(async () =>
        {
            var found = await Numbered.IdsAsync(Index, Cancellation);
            return found.SequenceEqual(Numbered.Ids(products)) || (!isPublished && found.SequenceEqual(before));
        });
    }

    /// <summary>Only a fault that passes may stop a call.</summary>
    private static async Task<bool> SucceedsAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (ShopVisionException fault) when (fault.IsTransient)
        {
            return false;
        }
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100, Cancellation))
        {
            var isTrue = false;
            if (await SucceedsAsync(async () => isTrue = await holds()) && isTrue)
                return;
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), "What was acknowledged did not come back.");
        }
    }

    private async Task<long> RejectedAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri(Process.Address, "_nodes/stats/thread_pool?filter_path=nodes.*.thread_pool.write.rejected"), Cancellation));
        return answer.RootElement.GetProperty("nodes").EnumerateObject().First().Value.GetProperty("thread_pool").GetProperty("write").GetProperty("rejected").GetInt64();
    }

    private ElasticsearchProductIndex Open(WritingOptions writing) => ElasticsearchProductIndex.Open(
        new ElasticsearchOptions { Nodes = Process.Address.AbsoluteUri, Generations = new GenerationOptions { Replicas = 0 }, Writing = writing }, TimeProvider.System);
}
