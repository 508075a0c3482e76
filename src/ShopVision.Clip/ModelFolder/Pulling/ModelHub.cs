namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>Where models are published by repository: Hugging Face, or a mirror with the same paths.</summary>
public sealed class ModelHub
{
    private static readonly Uri _public = new("https://huggingface.co/");

    private readonly Uri _address;
    private readonly string? _token;

    /// <summary>Null is Hugging Face itself. The token is told to nobody but the hub, and over plain http only on this machine.</summary>
    public ModelHub(string? address, string? token)
    {
        _address = address is null ? _public : WebAddress.AsFolder(new Uri(address));
        _token = string.IsNullOrWhiteSpace(token) ? null : token.Trim();
    }

    /// <summary>Where a repository's files lie, at a branch, a tag or a commit.</summary>
    internal Uri FolderOf(string repository, string revision) => new(_address, PathOf(repository, revision));

    /// <summary>The same at Hugging Face itself: what is written down, because a mirror is one network's own business.</summary>
    internal static Uri PublicFolderOf(string repository, string revision) => new(_public, PathOf(repository, revision));

    /// <summary>Reads the address of a repository's page as that of its files, and asks the mirror for what Hugging Face has.</summary>
    internal Uri FolderAt(Uri address)
    {
        if (!WebAddress.HasSameOrigin(address, _public) && !WebAddress.HasSameOrigin(address, _address))
            return WebAddress.AsFolder(address);
        var hub = WebAddress.HasSameOrigin(address, _public) ? _public : _address;
        var path = address.AbsolutePath;
        if (!path.StartsWith(hub.AbsolutePath, StringComparison.Ordinal))
            return WebAddress.AsFolder(address);
        var relative = path[hub.AbsolutePath.Length..].Trim('/');
        return relative.Split('/') switch
        {
            [var owner, var name] => FolderOf($"{owner}/{name}", "main"),
            [var owner, var name, "tree" or "resolve" or "blob", .. var rest] => new Uri(_address, $"{owner}/{name}/resolve/{string.Join('/', rest)}/"),
            _ => new Uri(_address, relative + "/"),
        };
    }

    internal bool IsAt(Uri address) => WebAddress.HasSameOrigin(address, _address);

    internal string? TokenFor(Uri address) =>
        IsAt(address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) ? _token : null;

    private static string PathOf(string repository, string revision) => $"{repository}/resolve/{Uri.EscapeDataString(revision)}/";
}
