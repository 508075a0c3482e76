using Microsoft.AspNetCore.Http.Features;

namespace ShopVision.Server.Products;

/// <summary>
/// The product id of a request. Routing leaves <c>%2F</c> in a path as it stands, so that "a/b" and "a%2Fb" look alike to it;
/// where that matters, the id is read from the request as it was written.
/// </summary>
internal static class ProductPath
{
    private const string Prefix = "/v1/products/";

    public static string Id(HttpContext context, string routed)
    {
        if (!routed.Contains("%2F", StringComparison.OrdinalIgnoreCase))
            return routed;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var start = target.IndexOf(Prefix, StringComparison.Ordinal);
        if (start < 0)
            return routed;
        var rest = target.AsSpan(start + Prefix.Length);
        return Uri.UnescapeDataString(rest.IndexOfAny('/', '?') is >= 0 and var end ? rest[..end] : rest);
    }
}
