namespace ShopVision.Ingestion.Fetching;

/// <summary>Cancels what takes too long in all, and what brings nothing for too long.</summary>
internal sealed class Patience : IDisposable
{
    private readonly TimeSpan? _total;
    private readonly TimeSpan _idle;
    private readonly CancellationTokenSource _ended;
    private readonly CancellationTokenSource _silent;
    private readonly CancellationTokenSource _any;

    public Patience(TimeSpan? total, TimeSpan idle, TimeProvider time, CancellationToken cancellationToken)
    {
        (_total, _idle) = (total, idle);
        _ended = new CancellationTokenSource(total ?? Timeout.InfiniteTimeSpan, time);
        _silent = new CancellationTokenSource(idle, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token, _silent.Token, cancellationToken);
    }

    public CancellationToken Token => _any.Token;

    public string Reason => _ended.IsCancellationRequested ? $"it took longer than {_total!.Value.TotalSeconds:0} s" : $"nothing came for {_idle.TotalSeconds:0} s";

    /// <summary>Something came.</summary>
    public void Renew() => _silent.CancelAfter(_idle);

    public void Dispose()
    {
        _any.Dispose();
        _silent.Dispose();
        _ended.Dispose();
    }
}
