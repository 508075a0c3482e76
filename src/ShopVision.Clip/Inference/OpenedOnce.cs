namespace ShopVision.Clip.Inference;

/// <summary>Opens something at its first use, and again after a failure. Thread safe.</summary>
internal sealed class OpenedOnce<T>(Func<T> open) : IDisposable
    where T : class, IDisposable
{
    private readonly Lock _lock = new();
    private T? _opened;
    private bool _disposed;

    public T Value
    {
        get
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                return _opened ??= open();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _opened?.Dispose();
            _opened = null;
        }
    }
}
