namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>A server's answer, and what the hub said of the file on the way to it.</summary>
internal sealed record FileAnswer(HttpResponseMessage Response, string? LinkedSha256, string? Commit) : IDisposable
{
    /// <summary>What tells this version of the file from others, in the words that <c>If-Range</c> takes; null where nothing does.</summary>
    public string? Validator => Response.Headers.ETag is { IsWeak: false } tag
        ? tag.ToString()
        : Response.Content.Headers.LastModified?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => Response.Dispose();
}
