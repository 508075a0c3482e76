namespace ShopVision.Clip.Inference;

/// <summary>
/// Owns one tower's graph: opened at first use, then one inference at a time, each off the caller's thread. Thread safe.
/// </summary>
internal sealed class TowerSession(Func<OnnxGraph> open) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private OnnxGraph? _graph;
    private bool _disposed;

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
