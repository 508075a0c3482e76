using ShopVision.Clip.Inference;

namespace ShopVision.Clip.Queries;

/// <summary>
/// Runs an item at once when nothing runs, and gathers what arrives meanwhile for the next run: no item waits for a batch to fill,
/// and a busy model still gets batches. Items run in the order in which they came. Thread safe.
/// </summary>
internal sealed class QueryBatcher<TItem, TResult>(
    int largestBatch, Func<IReadOnlyList<TItem>, IReadOnlyList<TResult>> run, Action<TItem>? release = null)
{
    private readonly BatchSizes _sizes = new(largestBatch, Fixed: null);
    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _queue = new();
    private bool _running;

    /// <summary>
    /// The item's result. A cancelled caller gets its answer at once, and an item that still waited is left out. The item is released
    /// when no run can touch it any more.
    /// </summary>
    public Task<TResult> RunAsync(TItem item, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(item, cancellationToken);
        lock (_lock)
        {
            _queue.Enqueue(waiting);
            if (!_running)
            {
                _running = true;
                ThreadPool.UnsafeQueueUserWorkItem(static batcher => batcher.RunUntilEmpty(), this, preferLocal: false);
            }
        }

        return waiting.Result.Task.WaitAsync(cancellationToken);
    }

    private void RunUntilEmpty()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                var results = run([.. batch.Select(waiting => waiting.Item)]);
                for (var i = 0; i < batch.Count; i++)
                    batch[i].Result.SetResult(results[i]);
            }
            catch (Exception exception)
            {
                foreach (var waiting in batch)
                    waiting.Fail(exception);
            }

            foreach (var waiting in batch)
                release?.Invoke(waiting.Item);
        }
    }

    /// <summary>What runs next; empty when nothing waits, and then the next item starts a runner of its own.</summary>
    private List<Waiting> Next()
    {
        lock (_lock)
        {
            for (var i = _queue.Count; i > 0; i--)
            {
                var waiting = _queue.Dequeue();
                if (waiting.Cancellation.IsCancellationRequested)
                    release?.Invoke(waiting.Item);
                else
                    _queue.Enqueue(waiting);
            }

            var batch = new List<Waiting>();
            _running = _queue.Count > 0;
            if (_running)
                for (var take = _sizes.Next(_queue.Count); take > 0; take--)
                    batch.Add(_queue.Dequeue());
            return batch;
        }
    }

    private sealed record Waiting(TItem Item, CancellationToken Cancellation)
    {
        // Callers go on elsewhere: the runner has the next batch to see to.
        public TaskCompletionSource<TResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Fail(Exception exception)
        {
            if (Result.TrySetException(exception))
                // Nobody may be left to look at it.
                _ = Result.Task.Exception;
        }
    }
}
