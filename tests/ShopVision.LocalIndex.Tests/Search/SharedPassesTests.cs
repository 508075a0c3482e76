using ShopVision.LocalIndex.Search;

namespace ShopVision.LocalIndex.Tests.Search;

public sealed class SharedPassesTests : IDisposable
{
    private readonly SemaphoreSlim _begun = new(0);
    private readonly SemaphoreSlim _mayEnd = new(0);
    private readonly List<int[]> _passes = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _begun.Dispose();
        _mayEnd.Dispose();
    }

    [Fact]
    public async Task Who_comes_during_a_pass_goes_with_the_others_in_the_next()
    {
        var passes = new SharedPasses<int>(Pass, most: 10);
        var first = Task.Run(() => passes.RunAsync([1]), Cancellation);
        await _begun.WaitAsync(Cancellation);
        Task[] others = [passes.RunAsync([2]), passes.RunAsync([3, 4])];
        Assert.DoesNotContain(others, other => other.IsCompleted);

        _mayEnd.Release(2);
        await Task.WhenAll([first, .. others]);

        Assert.Equal([[1], [2, 3, 4]], _passes);
    }

    [Fact]
    public async Task More_than_go_together_take_another_pass()
    {
        var passes = new SharedPasses<int>(Pass, most: 2);
        var first = Task.Run(() => passes.RunAsync([1]), Cancellation);
        await _begun.WaitAsync(Cancellation);
        Task[] others = [passes.RunAsync([2]), passes.RunAsync([3]), passes.RunAsync([4])];

        _mayEnd.Release(3);
        await Task.WhenAll([first, .. others]);

        Assert.Equal([[1], [2, 3], [4]], _passes);
    }

    [Fact]
    public async Task What_a_pass_throws_all_of_it_throw_and_the_next_is_made()
    {
        var passes = new SharedPasses<int>(Pass, most: 10);
        var first = Task.Run(() => passes.RunAsync([1]), Cancellation);
        await _begun.WaitAsync(Cancellation);
        Task[] failing = [passes.RunAsync([2]), passes.RunAsync([-1])];
        _mayEnd.Release(3);
        await first;

        foreach (var fails in failing)
            await Assert.ThrowsAsync<InvalidOperationException>(() => fails);
        await passes.RunAsync([5]);

        Assert.Equal([5], _passes[^1]);
    }

    private void Pass(IReadOnlyList<int> searches)
    {
        _begun.Release();
        Assert.True(_mayEnd.Wait(TimeSpan.FromMinutes(1), Cancellation));
        _passes.Add([.. searches]);
        if (searches.Contains(-1))
            throw new InvalidOperationException("A pass failed.");
    }
}
