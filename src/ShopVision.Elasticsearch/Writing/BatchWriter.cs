using System.Collections.Concurrent;
using ShopVision.Core.Errors;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>Cuts a batch into bulks by bytes and count and sends a few at a time: while they travel, the next is written.</summary>
internal sealed class BatchWriter(BulkSender sender, WritingOptions options)
{
    /// <summary>Bodies that have been sent: their memory is used again.</summary>
    private readonly ConcurrentBag<BulkBody> _spare = [];

    /// <summary>Each id once.</summary>
    public async Task<IReadOnlyList<Failure>> WriteAsync<T>(BulkAction<T> action, IReadOnlyList<T> items, CancellationToken cancellationToken)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var underWay = new List<Task<IReadOnlyList<Failure>>>();
        var failures = new List<Failure>();
        try
        {
            var body = Rent();
            foreach (var item in items)
            {
                body.Add(action, item);
                if (body.Bytes < options.MaxBulkBytes && body.Count < options.MaxBulkItems)
                    continue;
                underWay.Add(SendAsync(body, failed.Token));
                body = Rent();
                if (underWay.Count >= options.InFlight)
                    failures.AddRange(await TakeFirstAsync(underWay));
            }

            if (body.Count > 0)
                underWay.Add(SendAsync(body, failed.Token));
            while (underWay.Count > 0)
                failures.AddRange(await TakeFirstAsync(underWay));
            return failures;
        }
        catch
        {
            await failed.CancelAsync();
            // Nothing of a batch may still be on its way when its call has failed.
            await Task.WhenAll(underWay).ContinueWith(_ => { }, TaskScheduler.Default);
            throw;
        }
    }

    private BulkBody Rent() => _spare.TryTake(out var body) ? body : new BulkBody();

    /// <summary>A body that could not be sent may still be read by a request that is being given up: only one that was sent is used again.</summary>
    private async Task<IReadOnlyList<Failure>> SendAsync(BulkBody body, CancellationToken cancellationToken)
    {
        var failures = await sender.SendAsync(body, cancellationToken);
        body.Clear();
        _spare.Add(body);
        return failures;
    }

    private static async Task<IReadOnlyList<Failure>> TakeFirstAsync(List<Task<IReadOnlyList<Failure>>> underWay)
    {
        var first = await Task.WhenAny(underWay);
        underWay.Remove(first);
        return await first;
    }
}
