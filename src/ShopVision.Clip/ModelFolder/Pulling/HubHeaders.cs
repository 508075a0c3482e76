namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>What Hugging Face says of a file in headers of its own.</summary>
internal static class HubHeaders
{
    /// <summary>The sha256 of a large file. Small ones have a git digest there, which is shorter.</summary>
    public static string? Sha256Of(HttpResponseMessage response) =>
        Find(response, "X-Linked-Etag")?.Trim('"') is { Length: 64 } digest && digest.All(char.IsAsciiHexDigitLower) ? digest : null;

    /// <summary>The commit that a branch stands at.</summary>
    public static string? CommitOf(HttpResponseMessage response) =>
        Find(response, "X-Repo-Commit") is { Length: 40 } commit && commit.All(char.IsAsciiHexDigitLower) ? commit : null;

    private static string? Find(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
