namespace ShopVision.Clip.Inference;

/// <summary>
/// Owns one tower's graph: opened at first use, then one inference at a time, each off the caller's thread. Thread safe.
/// </summary>
internal sealed class TowerSession(Func<OnnxGraph> open) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile OnnxGraph? _graph;
    private bool _disposed;

    /// <summary>Opens the graph where that was not done yet; once it is open, waits for no inference.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) =>
        _graph is null ? RunAsync(_ => true, cancellationToken) : Task.CompletedTask;

    public async Task<T> RunAsync<T>(Func<OnnxGraph, T> infer, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return await Task.Run(() => infer(_graph ??= open()), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits for the inference under way: its memory must not vanish beneath it.</summary>
    public void Dispose()
    {
        _turn.Wait();
        _disposed = true;
        _graph?.Dispose();
        _turn.Release();
    }
}
