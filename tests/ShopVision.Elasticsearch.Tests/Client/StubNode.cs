using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ShopVision.Contracts;

namespace ShopVision.Elasticsearch.Tests.Client;

/// <summary>What a test's node was asked.</summary>
public sealed record StubRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Without the method's own word and the version: <c>/_search?q=1</c>.</summary>
    public string Path => Line.Split(' ')[1];
}

/// <summary>What it answers; a status of 0 hangs up instead.</summary>
public sealed record StubReply(int Status, string Body = "{}", string? Product = "Elasticsearch")
{
    public TimeSpan Delay { get; init; }

    public static StubReply Version(string number) => new(200, $$"""{ "version": { "number": "{{number}}" } }""");
}

/// <summary>A loopback server that answers as a test says.</summary>
public sealed class StubNode : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly List<StubRequest> _requests = [];
    private readonly Func<StubRequest, StubReply> _reply;
    private readonly X509Certificate2? _certificate;

    public StubNode(Func<StubRequest, StubReply> reply, X509Certificate2? certificate = null)
    {
        (_reply, _certificate) = (reply, certificate);
        _listener = new LoopbackListener(AnswerAsync);
        var port = _listener.Port;
        Address = certificate is null ? $"http://127.0.0.1:{port}/" : $"https://localhost:{port}/";
    }

    public string Address { get; }

    /// <summary>All but those that ask who answers.</summary>
    public IReadOnlyList<StubRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests.Where(request => request.Path != "/")];
        }
    }

    /// <summary>One that is of a version that we know and else answers as told.</summary>
    public static StubNode Elasticsearch(Func<StubRequest, StubReply> reply) =>
        new(request => request.Path == "/" ? StubReply.Version("8.19.0") : reply(request));

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = await StreamAsync(client);
                if (await ReadAsync(stream) is not { } request)
                    return;
                lock (_requests)
                    _requests.Add(request);
                var reply = _reply(request);
                await Task.Delay(reply.Delay, _listener.Stopped);
                if (reply.Status == 0)
                    return;
                var body = Encoding.UTF8.GetBytes(reply.Body);
                var product = reply.Product is null ? "" : $"X-Elastic-Product: {reply.Product}\r\n";
                var head = $"HTTP/1.1 {reply.Status} Status\r\nContent-Type: application/json\r\n{product}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _listener.Stopped);
                await stream.WriteAsync(body, _listener.Stopped);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up, which is what some tests are about.
        }
    }

    private async Task<Stream> StreamAsync(TcpClient client)
    {
        if (_certificate is null)
            return client.GetStream();
        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _listener.Stopped);
        return secure;
    }

    private async Task<StubRequest?> ReadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _listener.Stopped) == 0)
                return null;
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, _listener.Stopped);
        return new StubRequest(lines[0], headers, body);
    }
}
