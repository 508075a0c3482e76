namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>How long to wait before the next attempt: twice as long each time, or as long as the server asks for, within reason.</summary>
internal static class Backoff
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    /// <summary>Spread by a quarter, so that many machines that were cut off together do not come back together.</summary>
    public static TimeSpan After(int failures, TimeSpan? retryAfter)
    {
        var wait = retryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, failures - 1) * (1 + (Random.Shared.NextDouble() / 4)));
        return wait < _longest ? wait : _longest;
    }
}
