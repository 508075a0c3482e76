namespace ShopVision.Elasticsearch.Client;

/// <summary>A node's address and how long it is left alone after it failed. Thread safe.</summary>
internal sealed class Node(Uri address)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private int _failures;
    private long _restsUntil = long.MinValue;

    public Uri Address => address;

    /// <summary>By the clock's own timestamps; in the past for a node that works.</summary>
    public long RestsUntil
    {
        get
        {
            lock (_lock)
                return _restsUntil;
        }
    }

    public void Succeeded()
    {
        lock (_lock)
            (_failures, _restsUntil) = (0, long.MinValue);
    }

    public void Failed(TimeProvider time)
    {
        lock (_lock)
        {
            var rest = TimeSpan.FromTicks(Math.Min(LongestRest.Ticks, FirstRest.Ticks << Math.Min(_failures++, 10)));
            _restsUntil = time.GetTimestamp() + (long)(rest.TotalSeconds * time.TimestampFrequency);
        }
    }
}
