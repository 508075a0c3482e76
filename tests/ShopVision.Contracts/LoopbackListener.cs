using System.Net;
using System.Net.Sockets;

namespace ShopVision.Contracts;

/// <summary>Listens on a loopback port that the system picked, and hands every connection over until it is disposed.</summary>
public sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<TcpClient, Task> _serve;
    private readonly Task _accepting;

    /// <summary>Begins at once: what <paramref name="serve"/> uses must be there.</summary>
    public LoopbackListener(Func<TcpClient, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Stopped = _stop.Token;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Ends what still goes on when it is disposed.</summary>
    public CancellationToken Stopped { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // The listener is stopped last: one that no longer listens answers the next call to accept with a fault of its own.
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(_serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }
}
