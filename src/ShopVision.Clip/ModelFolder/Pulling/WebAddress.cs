namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>Addresses that a model may be pulled from.</summary>
public static class WebAddress
{
    public static bool IsUsable(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsUsable(uri);

    internal static bool IsUsable(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <summary>For messages and for model.json: without a password and without a signed query.</summary>
    internal static string Plain(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    internal static Uri AsFolder(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;

    internal static bool HasSameOrigin(Uri left, Uri right) =>
        left.Scheme == right.Scheme && left.Port == right.Port && left.Host.Equals(right.Host, StringComparison.OrdinalIgnoreCase);
}
