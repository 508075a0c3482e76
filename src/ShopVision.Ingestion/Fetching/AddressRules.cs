using System.Net;
using System.Net.Sockets;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Fetching;

/// <summary>
/// Which addresses may be connected to. A feed is written by others: what it names must not reach this machine, its network or its
/// cloud's metadata. Ranges after IANA's registries of special-purpose addresses.
/// </summary>
internal sealed class AddressRules
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Of the version 6 addresses, what is not global unicast is none of ours either; within it:
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        ]).Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // Addresses that stand for one of version 4.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    private readonly IPNetwork[] _allowed;
    private readonly HashSet<int> _ports;

    /// <summary>Throws <c>setting-invalid</c> where a network is none.</summary>
    public AddressRules(FetchOptions options)
    {
        _allowed = [.. options.AllowedNetworks.Select(Network)];
        _ports = [.. options.AllowedPorts];
    }

    public bool Allow(IPEndPoint endpoint)
    {
        var address = Plain(endpoint.Address);
        return _allowed.Any(network => network.Contains(address)) || (IsPublic(address) && _ports.Contains(endpoint.Port));
    }

    private static bool IsPublic(IPAddress address) =>
        !NotPublic.Any(network => network.Contains(address))
        && (address.AddressFamily == AddressFamily.InterNetwork || (address.ScopeId == 0 && GlobalUnicast.Contains(address)));

    /// <summary>The address that is reached in the end.</summary>
    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12))
        : address;

    private static IPNetwork Network(string text) => IPNetwork.TryParse(text, out var network) ? network : throw new ShopVisionException(
        ErrorCode.SettingInvalid, $"Expected {FetchOptions.Section}:{nameof(FetchOptions.AllowedNetworks)} to hold networks such as 10.1.0.0/16, found '{text}'.");
}
