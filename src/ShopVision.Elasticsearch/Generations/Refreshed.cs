namespace ShopVision.Elasticsearch.Generations;

/// <summary>
/// A value that is loaded anew now and then. One that is a little old is still given while the next is on its way, so that hardly anyone
/// waits; one that is too old is waited for. Thread safe.
/// </summary>
internal sealed class Refreshed<T>(Func<T?, CancellationToken, Task<T>> load, TimeSpan interval, TimeProvider time)
    where T : class
{
    private static readonly TimeSpan LongestUnchecked = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Loaded? _loaded;
    private Task<T>? _loading;
    private int _invalidations;

    public Task<T> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var age = _loaded is { } loaded ? time.GetElapsedTime(loaded.At) : TimeSpan.MaxValue;
            if (age < interval)
                return Task.FromResult(_loaded!.Value);
            if (_loading is null or { IsCompleted: true })
                _loading = LoadAsync(_loaded, _invalidations);
            if (age < interval + LongestUnchecked && interval > TimeSpan.Zero)
                return Task.FromResult(_loaded!.Value);
            return _loading.WaitAsync(cancellationToken);
        }
    }

    /// <summary>What is asked for from now on is loaded from now on.</summary>
    public void Invalidate()
    {
        lock (_lock)
            (_loaded, _loading, _invalidations) = (null, null, _invalidations + 1);
    }

    private Task<T> LoadAsync(Loaded? before, int invalidations) => Task.Run(async () =>
    {
        var at = time.GetTimestamp();
        // Shared by all who wait, so that none of them may cancel it for the others.
        var value = await load(before?.Value, CancellationToken.None);
        lock (_lock)
            if (_invalidations == invalidations)
                _loaded = new Loaded(value, at);
        return value;
    });

    private sealed record Loaded(T Value, long At);
}
