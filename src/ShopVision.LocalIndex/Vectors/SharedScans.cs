namespace ShopVision.LocalIndex.Vectors;

/// <summary>
/// Lets searches that come at the same time share a pass over the vectors: who comes while one is under way goes with all others that do
/// in the next. Thread safe.
/// </summary>
internal sealed class SharedScans
{
    /// <summary>The scores of a scan take four bytes a row until the best are chosen.</summary>
    public const int MostAtOnce = 32;

    private readonly Lock _turn = new();
    private readonly Queue<Request> _waiting = new();
    private bool _isScanning;

    /// <summary>Completes once all of them are scored; they must be over one snapshot.</summary>
    public Task RunAsync(IReadOnlyList<NearestProducts> scans)
    {
        var request = new Request(scans, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_turn)
        {
            _waiting.Enqueue(request);
            if (_isScanning)
                return request.Done.Task;
            _isScanning = true;
        }

        Scan();
        return request.Done.Task;
    }

    private void Scan()
    {
        var together = TakeWaiting();
        try
        {
            NearestProducts.Scan([.. together.SelectMany(request => request.Scans)]);
            together.ForEach(request => request.Done.SetResult());
        }
        catch (Exception exception)
        {
            // Each search tells it as if it had scanned alone.
            together.ForEach(request => request.Done.SetException(exception));
        }

        lock (_turn)
        {
            _isScanning = _waiting.Count > 0;
            if (!_isScanning)
                return;
        }

        // On another thread: this one has a search to go on with.
        _ = Task.Run(Scan);
    }

    private List<Request> TakeWaiting()
    {
        lock (_turn)
        {
            var taken = new List<Request>();
            for (var scans = 0; scans < MostAtOnce && _waiting.TryDequeue(out var request); scans += request.Scans.Count)
                taken.Add(request);
            return taken;
        }
    }

    private sealed record Request(IReadOnlyList<NearestProducts> Scans, TaskCompletionSource Done);
}
