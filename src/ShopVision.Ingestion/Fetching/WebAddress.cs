namespace ShopVision.Ingestion.Fetching;

/// <summary>Reads addresses that feeds and redirects name: http and https alone, with nothing secret in them.</summary>
internal static class WebAddress
{
    private const int MaxLength = 2048;

    /// <summary>Whether a text means to be an address and not a path.</summary>
    public static bool IsMeant(string text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith("//", StringComparison.Ordinal);

    /// <summary>The address, or why there is none to be fetched.</summary>
    public static (Uri? Address, string Problem) Read(string text, Uri? relativeTo = null)
    {
        if (text.Length > MaxLength)
            return (null, $"has {text.Length} characters; at most {MaxLength} are read");
        if (text.Any(char.IsControl))
            return (null, "has control characters in it");
        // Feeds leave out the scheme as pages do.
        var whole = text.StartsWith("//", StringComparison.Ordinal) && relativeTo is null ? $"https:{text}" : text;
        if (!(relativeTo is null ? Uri.TryCreate(whole, UriKind.Absolute, out var address) : Uri.TryCreate(relativeTo, whole, out address)))
            return (null, "is no address");
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            return (null, $"begins with {address.Scheme}:, and only http and https are fetched");
        if (address.UserInfo.Length > 0)
            return (null, $"has a name or password in it. Set them under {FetchOptions.Section}:{nameof(FetchOptions.Credentials)}");
        return address.IdnHost.Length == 0 ? (null, "names no host") : (address, "");
    }

    /// <summary>For messages: without the query, which may hold a key.</summary>
    public static string Shown(string text)
    {
        var end = text.AsSpan().IndexOfAny('?', '#');
        var shown = end < 0 ? text : text[..end] + "?…";
        var at = shown.IndexOf('@', StringComparison.Ordinal);
        var scheme = shown.IndexOf("://", StringComparison.Ordinal);
        if (at >= 0 && scheme >= 0 && scheme < at && !shown[(scheme + 3)..at].Contains('/'))
            shown = shown[..(scheme + 3)] + "…" + shown[at..];
        return shown.Length > 200 ? shown[..200] + "…" : shown;
    }
}
