using System.Net;
using System.Net.Sockets;

namespace ShopVision.Ingestion.Fetching;

/// <summary>
/// Resolves a name once, and connects to one of the very addresses that were checked: between check and connection no resolver is asked
/// again. Throws <see cref="BlockedAddressException"/> where none may be reached.
/// </summary>
internal sealed class GuardedConnections(AddressRules rules, IConnections connections)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await connections.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        var allowed = addresses.Select(address => new IPEndPoint(address, port)).Where(rules.Allow).ToList();
        if (allowed.Count == 0)
            throw addresses.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new BlockedAddressException(host, port, addresses[0]);
        for (var i = 0; ; i++)
            try
            {
                return await connections.ConnectAsync(allowed[i], cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException) when (i + 1 < allowed.Count)
            {
                // The next one may answer.
            }
    }
}

/// <summary>A host leads to an address that must not be reached.</summary>
internal sealed class BlockedAddressException(string host, int port, IPAddress address)
    : Exception($"leads by '{host}' to {new IPEndPoint(address, port)}, which is not a public web server. Name a shop's own network under {FetchOptions.Section}:{nameof(FetchOptions.AllowedNetworks)}");
