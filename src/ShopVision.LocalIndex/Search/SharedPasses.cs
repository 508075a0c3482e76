namespace ShopVision.LocalIndex.Search;

/// <summary>
/// Lets searches that come at the same time share a <paramref name="pass"/>: who comes while one is under way goes with all others that do
/// in the next, about <paramref name="most"/> of them. Thread safe.
/// </summary>
internal sealed class SharedPasses<T>(Action<IReadOnlyList<T>> pass, int most)
{
    private readonly Lock _turn = new();
    private readonly Queue<Request> _waiting = new();
    private bool _isUnderWay;

    /// <summary>Completes once a pass took all of them; throws what it threw.</summary>
    public Task RunAsync(IReadOnlyList<T> searches)
    {
        var request = new Request(searches, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_turn)
        {
            _waiting.Enqueue(request);
            if (_isUnderWay)
                return request.Done.Task;
            _isUnderWay = true;
        }

        Pass();
        return request.Done.Task;
    }

    private void Pass()
    {
        var together = TakeWaiting();
        try
        {
            pass([.. together.SelectMany(request => request.Searches)]);
            together.ForEach(request => request.Done.SetResult());
        }
        catch (Exception exception)
        {
            // Each search tells it as if it had been alone.
            together.ForEach(request => request.Done.SetException(exception));
        }

        lock (_turn)
        {
            _isUnderWay = _waiting.Count > 0;
            if (!_isUnderWay)
                return;
        }

        // On another thread: this one has a search to go on with.
        _ = Task.Run(Pass);
    }

    private List<Request> TakeWaiting()
    {
        lock (_turn)
        {
            var taken = new List<Request>();
            for (var searches = 0; searches < most && _waiting.TryDequeue(out var request); searches += request.Searches.Count)
                taken.Add(request);
            return taken;
        }
    }

    private sealed record Request(IReadOnlyList<T> Searches, TaskCompletionSource Done);
}
