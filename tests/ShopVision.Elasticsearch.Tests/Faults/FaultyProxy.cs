using System.Net;
using System.Net.Sockets;
using System.Text;
using ShopVision.Contracts;

namespace ShopVision.Elasticsearch.Tests.Faults;

/// <summary>What happens to a connection on its way.</summary>
public enum Fault
{
    None,
    Delay,
    CutRequest,
    CutAnswer,
    Garble,
}

/// <summary>A loopback proxy that harms connections as a test says: it delays them, cuts them off or answers nonsense.</summary>
public sealed class FaultyProxy : IAsyncDisposable
{
    private static readonly TimeSpan Delayed = TimeSpan.FromMilliseconds(150);

    private readonly LoopbackListener _listener;
    private readonly int _target;

    public FaultyProxy(int target)
    {
        _target = target;
        _listener = new LoopbackListener(RelayAsync);
        Address = $"http://127.0.0.1:{_listener.Port}/";
    }

    public string Address { get; }

    /// <summary>Asked whenever bytes come from the client or the server.</summary>
    public Func<Fault> Next { get; set; } = () => Fault.None;

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            using (client)
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, _listener.Stopped);
                await Task.WhenAny(PassAsync(client, server, isAnswer: false), PassAsync(server, client, isAnswer: true));
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // The server is away, or the test is over: the client sees its connection closed.
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to, bool isAnswer)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            while (await from.GetStream().ReadAsync(buffer, _listener.Stopped) is > 0 and var count)
            {
                var fault = Next();
                if (fault == Fault.Delay)
                    await Task.Delay(Delayed, _listener.Stopped);
                if ((fault == Fault.CutRequest && !isAnswer) || (fault == Fault.CutAnswer && isAnswer))
                {
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, count / 2), _listener.Stopped);
                    return;
                }

                if (fault == Fault.Garble && isAnswer)
                {
                    await to.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/9 ?!\r\n\0\0nonsense"), _listener.Stopped);
                    return;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _listener.Stopped);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone, and with it the connection.
        }
    }
}
