using System.Collections.Concurrent;
using System.Threading.Channels;
using ShopVision.Clip.Queries;

namespace ShopVision.Clip.Tests.Queries;

public sealed class QueryBatcherTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_that_comes_alone_runs_alone_and_at_once()
    {
        var model = new GatedModel();
        model.Open();
        Assert.Equal("A", await model.Batcher.RunAsync("a", Cancellation));
        Assert.Equal("B", await model.Batcher.RunAsync("b", Cancellation));
        Assert.Equal(["a", "b"], model.Runs);
    }

    [Fact]
    public async Task What_arrives_while_a_run_is_under_way_runs_together_in_order()
    {
        var model = new GatedModel();
        var first = model.Batcher.RunAsync("a", Cancellation);
        await model.Entered;
        var others = "bcdefg".Select(letter => model.Batcher.RunAsync($"{letter}", Cancellation)).ToList();
        model.Open();

        Assert.Equal("A", await first);
        Assert.Equal(["B", "C", "D", "E", "F", "G"], await Task.WhenAll(others));
        Assert.Equal(["a", "bcde", "fg"], model.Runs);
    }

    [Fact]
    public async Task A_cancelled_caller_is_answered_at_once_and_its_item_left_out()
    {
        var model = new GatedModel();
        using var source = new CancellationTokenSource();
        var first = model.Batcher.RunAsync("a", Cancellation);
        await model.Entered;
        var cancelled = model.Batcher.RunAsync("b", source.Token);
        var kept = model.Batcher.RunAsync("c", Cancellation);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        model.Open();

        await Task.WhenAll(first, kept);
        Assert.Equal(["a", "c"], model.Runs);
        Assert.Equal(["a", "b", "c"], await model.ReleasedAsync(3));
    }

    [Fact]
    public async Task An_item_under_way_is_not_released_before_its_run_ends()
    {
        var model = new GatedModel();
        using var source = new CancellationTokenSource();
        var cancelled = model.Batcher.RunAsync("a", source.Token);
        await model.Entered;
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.False(model.HasReleased);
        model.Open();

        Assert.Equal(["a"], await model.ReleasedAsync(1));
    }

    [Fact]
    public async Task A_failed_run_fails_its_items_and_no_others()
    {
        var model = new GatedModel();
        model.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => model.Batcher.RunAsync("!", Cancellation));
        Assert.Equal("A", await model.Batcher.RunAsync("a", Cancellation));
        Assert.Equal(["!", "a"], await model.ReleasedAsync(2));
    }

    [Fact]
    public async Task Thousands_of_callers_get_their_own_results()
    {
        var batcher = new QueryBatcher<int, int>(16, items => [.. items.Select(item => item * 2)]);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 1000; i++)
                Assert.Equal(2 * ((caller * 1000) + i), await batcher.RunAsync((caller * 1000) + i, Cancellation));
        })));
    }

    /// <summary>Makes letters large, but only once it was opened.</summary>
    private sealed class GatedModel
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _gate = new();
        private readonly Channel<string> _released = Channel.CreateUnbounded<string>();

        public GatedModel() => Batcher = new QueryBatcher<string, string>(
            4,
            items =>
            {
                Runs.Enqueue(string.Concat(items));
                _entered.TrySetResult();
                _gate.Task.Wait(Cancellation);
                return items.Contains("!") ? throw new InvalidOperationException() : [.. items.Select(item => item.ToUpperInvariant())];
            },
            item => _released.Writer.TryWrite(item));

        public QueryBatcher<string, string> Batcher { get; }

        public ConcurrentQueue<string> Runs { get; } = new();

        public bool HasReleased => _released.Reader.TryPeek(out _);

        public Task Entered => _entered.Task;

        public void Open() => _gate.TrySetResult();

        public ValueTask<List<string>> ReleasedAsync(int count) => _released.Reader.ReadAllAsync(Cancellation).Take(count).ToListAsync(Cancellation);
    }
}
