namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>An attempt that failed in a way that another may not.</summary>
internal sealed class TransientDownloadException(string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>When the server wants to be asked again; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
