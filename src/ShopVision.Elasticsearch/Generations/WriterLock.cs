using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using ShopVision.Core.Errors;

namespace ShopVision.Elasticsearch.Generations;

/// <summary>
/// Held by the one writer: a document with a lease that is renewed while the writer lives. A lease that has run out, whose process on this
/// machine is gone or that this process has let go of in vain may be taken. Thread safe.
/// </summary>
internal sealed class WriterLock : IAsyncDisposable
{
    private static readonly TimeSpan ReleaseWithin = TimeSpan.FromSeconds(5);

    /// <summary>Owners in this process that write no more, though their lease may be left: the cluster was away when they let go of it.</summary>
    private static readonly ConcurrentDictionary<string, bool> Gone = new();

    private readonly ControlIndex _control;
    private readonly string _index;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _renewing = new(1);
    private readonly Task _keeping;
    private LeaseVersion _version;
    private Lease _lease;
    private long _heldUntil;

    private WriterLock(ControlIndex control, string index, TimeSpan duration, TimeProvider time, Lease lease, LeaseVersion version, long since)
    {
        (_control, _index, _duration, _time, _lease, _version) = (control, index, duration, time, lease, version);
        _heldUntil = Until(since);
        _keeping = KeepAsync();
    }

    /// <summary>Throws <c>index-locked</c>.</summary>
    public static async Task<WriterLock> AcquireAsync(ControlIndex control, string index, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        await control.CreateAsync(cancellationToken);
        var since = time.GetTimestamp();
        var lease = new Lease(Guid.NewGuid().ToString("N"), Environment.MachineName, Environment.ProcessId, time.GetUtcNow() + duration);
        try
        {
            var version = await TakeAsync(control, index, lease, time, cancellationToken);
            return new WriterLock(control, index, duration, time, lease, version, since);
        }
        catch (Exception exception) when (exception is not ShopVisionException fault || fault.Code != ErrorCode.IndexLocked)
        {
            // It may be written all the same, and only the answer lost.
            Gone[lease.Owner] = true;
            throw;
        }
    }

    /// <summary>
    /// Throws <c>index-locked</c> where another writer has taken the lock. A lease that ran out while the cluster was away is renewed: its
    /// document is only written over as we left it, which proves that nobody had it meanwhile.
    /// </summary>
    public Task EnsureHeldAsync(CancellationToken cancellationToken) =>
        _time.GetTimestamp() < Interlocked.Read(ref _heldUntil) ? Task.CompletedTask : RenewAsync(cancellationToken);

    /// <summary>For what must not be done by two: the lease is new when this returns.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        await _renewing.WaitAsync(cancellationToken);
        try
        {
            while (!await TryRenewAsync(cancellationToken))
                if (!await IsStillOursAsync(cancellationToken))
                {
                    Interlocked.Exchange(ref _heldUntil, long.MinValue);
                    throw ElasticsearchFaults.LostLock(_index);
                }
        }
        finally
        {
            _renewing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _keeping;
        Gone[_lease.Owner] = true;
        try
        {
            using var patience = new CancellationTokenSource(ReleaseWithin, _time);
            await ReleaseAsync(patience.Token);
            Gone.TryRemove(_lease.Owner, out _);
        }
        catch (Exception exception) when (exception is ShopVisionException or OperationCanceledException)
        {
            // The lease runs out by itself: no reason to hide the fault that may have led here.
        }

        _stop.Dispose();
        _renewing.Dispose();
    }

    private static async Task<LeaseVersion> TakeAsync(
        ControlIndex control, string index, Lease lease, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await control.TryWriteAsync(lease, over: null, cancellationToken) is { } first)
            return first;
        if (await control.LeaseAsync(cancellationToken) is not { } held)
            throw ElasticsearchFaults.Locked(index, "one that has just finished");
        if (held.Lease.Until > time.GetUtcNow() && !HasDied(held.Lease))
            throw ElasticsearchFaults.Locked(index, held.Lease.ToString());
        if (await control.TryWriteAsync(lease, held.Version, cancellationToken) is not { } taken)
            throw ElasticsearchFaults.Locked(index, "one that was faster");
        Gone.TryRemove(held.Lease.Owner, out _);
        return taken;
    }

    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        while (!await _control.TryReleaseAsync(_version, cancellationToken) && await IsStillOursAsync(cancellationToken))
        {
            // Once more, over what is there.
        }
    }

    /// <summary>Whether the document was changed by nobody but us: by a writing of our own, whose answer was lost.</summary>
    private async Task<bool> IsStillOursAsync(CancellationToken cancellationToken)
    {
        if (await _control.LeaseAsync(cancellationToken) is not { } found || found.Lease.Owner != _lease.Owner)
            return false;
        _version = found.Version;
        return true;
    }

    private async Task<bool> TryRenewAsync(CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        var lease = _lease with { Until = _time.GetUtcNow() + _duration };
        if (await _control.TryWriteAsync(lease, _version, cancellationToken) is not { } version)
            return false;
        (_lease, _version) = (lease, version);
        Interlocked.Exchange(ref _heldUntil, Until(since));
        return true;
    }

    private async Task KeepAsync()
    {
        using var timer = new PeriodicTimer(_duration / 4, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
                try
                {
                    await RenewAsync(_stop.Token);
                }
                catch (ShopVisionException)
                {
                    // Tried again at the next tick; a writer whose lease runs out meanwhile stops by itself.
                }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private long Until(long since) => since + (long)(_duration.TotalSeconds * _time.TimestampFrequency);

    /// <summary>A killed process on this machine need not be waited for, nor a writer that this process has closed.</summary>
    private static bool HasDied(Lease lease)
    {
        if (Gone.ContainsKey(lease.Owner))
            return true;
        if (lease.Machine != Environment.MachineName || lease.Process == Environment.ProcessId)
            return false;
        try
        {
            using var process = Process.GetProcessById(lease.Process);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
