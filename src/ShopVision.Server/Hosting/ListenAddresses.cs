using System.Net;
using ShopVision.Core.Errors;

namespace ShopVision.Server.Hosting;

/// <summary>Where to listen. Checked before the server sees it: Kestrel takes a host that it cannot read for every network interface.</summary>
internal static class ListenAddresses
{
    /// <summary>Throws <c>setting-invalid</c> for what is not an address.</summary>
    public static string[] Parse(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0)
            throw Invalid(urls);
        foreach (var address in addresses)
            if (!IsUsable(address))
                throw Invalid(address);
        return addresses;
    }

    /// <summary>Whether only processes of this machine reach a usable address.</summary>
    public static bool IsLocal(string address)
    {
        var parsed = BindingAddress.Parse(address);
        return parsed.IsUnixPipe || parsed.IsNamedPipe || parsed.Host == "localhost" || (IPAddress.TryParse(parsed.Host, out var host) && IPAddress.IsLoopback(host));
    }

    private static bool IsUsable(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.Scheme is "http" or "https"
                && (parsed.IsUnixPipe || parsed.IsNamedPipe || (IsHost(parsed.Host) && parsed.Port is >= 0 and <= IPEndPoint.MaxPort));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsHost(string host) => host is "*" or "+" or "localhost" || IPAddress.TryParse(host, out _);

    private static ShopVisionException Invalid(string found) => new(
        ErrorCode.SettingInvalid,
        $"Expected an address to listen on such as http://127.0.0.1:5080, found '{found}'. Write a scheme, an IP address (or 'localhost', or '*' for every interface) and a port.");
}
