using System.Net;
using Microsoft.Net.Http.Headers;
using ShopVision.Core.Errors;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Admin;

/// <summary>
/// Keeps out what a browser on the same machine may be made to send by a page from elsewhere: requests from other origins, requests to a
/// name that leads here (DNS rebinding), and bodies that any page may post without asking.
/// </summary>
internal sealed class AdminGuard(RequestDelegate next, AdminOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        RequireKnownHost(context.Request);
        RequireOwnOrigin(context.Request);
        RequireJson(context.Request);
        return next(context);
    }

    private void RequireKnownHost(HttpRequest request)
    {
        if (!IsKnown(request.Host.Host))
            throw Forbidden($"Expected a request to this machine by 'localhost' or its address, found one to '{request.Host}'. {AdminOptions.Section}:{nameof(AdminOptions.AllowedHosts)} allows other names.");
    }

    /// <summary>No page can make a browser send another page's name as an address.</summary>
    private bool IsKnown(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && (options.AllowRemote || IPAddress.IsLoopback(address)))
        || options.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static void RequireOwnOrigin(HttpRequest request)
    {
        var own = $"{request.Scheme}://{request.Host}";
        if (request.Headers.Origin is [var origin, ..] && !own.Equals(origin, StringComparison.OrdinalIgnoreCase))
            throw Forbidden($"Expected a request from '{own}' or from no page at all, found one from the origin '{origin}'. Other pages may not use this API.");
        // Browsers send no origin where a page only loads something, but say where it comes from.
        if (request.Headers["Sec-Fetch-Site"] is [var site, ..] && site is not ("same-origin" or "none"))
            throw Forbidden($"Expected a request from '{own}' or from no page at all, found a {site} one. Other pages may not use this API.");
    }

    private static void RequireJson(HttpRequest request)
    {
        var isEmpty = request.ContentType is null && request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0;
        if (!isEmpty && !IsJson(request.ContentType))
            throw new ShopVisionException(ErrorCode.MediaTypeUnsupported, $"Expected application/json, found '{request.ContentType ?? "no content type"}'.");
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || JsonLinesType.Matches(type));

    private static ShopVisionException Forbidden(string message) => new(ErrorCode.RequestForbidden, message);
}
