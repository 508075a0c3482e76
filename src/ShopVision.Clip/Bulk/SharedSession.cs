namespace ShopVision.Clip.Bulk;

/// <summary>
/// Something heavy that is open while anyone uses it and for a while after: the next job may follow at once, but a server must not
/// hold an ingest's memory for good. Thread safe.
/// </summary>
internal sealed class SharedSession<T>(Func<T> open, TimeSpan idleTime, TimeProvider time) : IDisposable
    where T : class, IDisposable
{
    private readonly Lock _lock = new();
    private T? _session;
    private int _users;
    private ITimer? _closing;
    private bool _disposed;

    /// <summary>Opens it where it is not; dispose of the lease when no call to it is under way.</summary>
    public Lease Take()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _session ??= open();
            _users++;
            _closing?.Dispose();
            _closing = null;
            return new Lease(this, _session);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _closing?.Dispose();
            if (_users == 0)
                Close();
        }
    }

    private void Return()
    {
        lock (_lock)
        {
            if (--_users > 0)
                return;
            if (_disposed)
                Close();
            else
                _closing = time.CreateTimer(static shared => ((SharedSession<T>)shared!).CloseWhereIdle(), this, idleTime, Timeout.InfiniteTimeSpan);
        }
    }

    private void CloseWhereIdle()
    {
        lock (_lock)
            if (_users == 0)
                Close();
    }

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }

    public sealed class Lease(SharedSession<T> shared, T session) : IDisposable
    {
        private bool _returned;

        public T Session => session;

        public void Dispose()
        {
            if (_returned)
                return;
            _returned = true;
            shared.Return();
        }
    }
}
