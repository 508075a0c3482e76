using ShopVision.Elasticsearch.Generations;

namespace ShopVision.Elasticsearch.Tests.Generations;

public sealed class RefreshedTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_on_its_way_when_it_was_invalidated_is_given_to_none_that_ask_later()
    {
        var loads = new Queue<TaskCompletionSource<string>>([new(), new()]);
        var pending = loads.ToArray();
        var asked = new SemaphoreSlim(0);
        var refreshed = new Refreshed<string>(
            (_, _) =>
            {
                asked.Release();
                return loads.Dequeue().Task;
            },
            TimeSpan.FromMinutes(1),
            TimeProvider.System);

        var before = refreshed.GetAsync(Cancellation);
        await asked.WaitAsync(Cancellation);
        refreshed.Invalidate();
        pending[0].SetResult("old");
        Assert.Equal("old", await before);
        var after = refreshed.GetAsync(Cancellation);
        pending[1].SetResult("new");

        Assert.Equal("new", await after);
        Assert.Equal("new", await refreshed.GetAsync(Cancellation));
    }
}
