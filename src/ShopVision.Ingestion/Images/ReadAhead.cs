namespace ShopVision.Ingestion.Images;

/// <summary>Reads pictures in their order, some of them before they are asked for.</summary>
internal sealed class ReadAhead : IAsyncDisposable
{
    private readonly IImageReader _reader;
    private readonly IReadOnlyList<string> _sources;
    private readonly CancellationTokenSource _stop;
    private readonly Queue<Task<ImageFile>> _reading = new();
    private int _next;

    public ReadAhead(IImageReader reader, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        (_reader, _sources) = (reader, sources);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>The next picture; there must be one.</summary>
    public Task<ImageFile> NextAsync()
    {
        while (_next < _sources.Count && _reading.Count <= _reader.Ahead)
            _reading.Enqueue(_reader.ReadAsync(_sources[_next++], _stop.Token).AsTask());
        return _reading.Dequeue();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll(_reading)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
