using System.Collections.Concurrent;
using System.Net;
using ShopVision.Ingestion.Fetching;

namespace ShopVision.Ingestion.Tests.Fetching;

/// <summary>
/// Resolves names as a test says, and sends every connection to a loopback server, whatever its address: nothing leaves the machine, and
/// what would have been connected to is known.
/// </summary>
internal sealed class StubConnections(Uri? server = null) : IConnections
{
    private readonly SystemConnections _system = new();

    /// <summary>By name; asked anew for each connection.</summary>
    public Dictionary<string, Func<string[]>> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentQueue<IPEndPoint> Connected { get; } = [];

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Names.TryGetValue(host, out var addresses)
        ? Task.FromResult<IPAddress[]>([.. addresses().Select(IPAddress.Parse)])
        // What a system's resolver makes of numbers in other bases.
        : Task.FromResult<IPAddress[]>([.. Numbers(host)]);

    public ValueTask<Stream> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        Connected.Enqueue(endpoint);
        return server is null
            ? throw new IOException("The test has no server.")
            : _system.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), cancellationToken);
    }

    private static IEnumerable<IPAddress> Numbers(string host)
    {
        var parts = host.Split('.').Select(Number).ToList();
        if (parts.Any(part => part is null) || parts.Count > 4)
            yield break;
        long address = 0;
        for (var i = 0; i < parts.Count - 1; i++)
            address |= parts[i]!.Value << (24 - (8 * i));
        yield return new IPAddress([.. BitConverter.GetBytes((uint)(address | parts[^1]!.Value)).Reverse()]);
    }

    private static long? Number(string text)
    {
        try
        {
            return text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? Convert.ToInt64(text[2..], 16)
                : text.Length > 1 && text[0] == '0' ? Convert.ToInt64(text, 8)
                : long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
