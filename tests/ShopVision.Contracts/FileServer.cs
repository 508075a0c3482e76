using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace ShopVision.Contracts;

/// <summary>
/// A web server on loopback that gives files by path, with ranges and strong ETags as a good one does, until a test makes it misbehave.
/// It writes its answers byte by byte, so that it can break off wherever it is told to.
/// </summary>
public sealed class FileServer : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly List<FileRequest> _requests = [];

    public FileServer()
    {
        _listener = new LoopbackListener(AnswerAsync);
        Address = new Uri($"http://127.0.0.1:{_listener.Port}/");
    }

    public Uri Address { get; }

    /// <summary>By path, without the first slash. May change while it serves.</summary>
    public IDictionary<string, byte[]> Files { get; } = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);

    /// <summary>What to answer instead; null leaves it to the files.</summary>
    public Func<FileRequest, FileReply?> Misbehave { get; set; } = _ => null;

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Off where there are too many to keep.</summary>
    public bool KeepsRequests { get; init; } = true;

    public IReadOnlyList<FileRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>Serves all files of a folder below a path.</summary>
    public FileServer Publish(string folder, string below = "")
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            Files[below + Path.GetRelativePath(folder, file).Replace('\\', '/')] = File.ReadAllBytes(file);
        return this;
    }

    /// <summary>How a good server answers.</summary>
    public FileReply Behave(FileRequest request)
    {
        if (!Files.TryGetValue(request.Path, out var content))
            return new FileReply(404);
        var tag = TagOf(content);
        if (request.Header("If-None-Match") == tag)
            return new FileReply(304) { Headers = { ["ETag"] = tag } };
        if (request.From is not { } from || request.Header("If-Range") != tag)
            return new FileReply(200, content) { Headers = { ["ETag"] = tag } };
        return from < content.Length
            ? new FileReply(206, content[from..]) { Headers = { ["ETag"] = tag, ["Content-Range"] = $"bytes {from}-{content.Length - 1}/{content.Length}" } }
            : new FileReply(416) { Headers = { ["Content-Range"] = $"bytes */{content.Length}" } };
    }

    public static string TagOf(byte[] content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task AnswerAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = connection.GetStream();
            var request = await FileRequest.ReadAsync(stream, _listener.Stopped);
            if (KeepsRequests)
                lock (_requests)
                    _requests.Add(request);
            var reply = Misbehave(request) ?? Behave(request);
            await Task.Delay(Delay, _listener.Stopped);
            await WriteAsync(connection, stream, reply);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The other side went away, or the test is over.
        }
    }

    private async Task WriteAsync(TcpClient client, NetworkStream stream, FileReply reply)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} -\r\nConnection: close\r\n");
        if (!reply.Headers.ContainsKey("Content-Length") && !reply.HasNoLength && reply.Status != 304)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {reply.Content.Length}\r\n");
        foreach (var (name, value) in reply.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _listener.Stopped);
        await stream.WriteAsync(reply.Content.AsMemory(0, reply.BreaksOffAfter ?? reply.Content.Length), _listener.Stopped);
        if (reply.FallsSilent)
            await Task.Delay(Timeout.Infinite, _listener.Stopped);
        // At once and without a word, as a lost connection ends.
        if (reply.BreaksOffAfter is not null)
            client.Client.Shutdown(SocketShutdown.Send);
    }
}

/// <summary>What was asked for.</summary>
public sealed record FileRequest(string Path, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The first byte of a range without an end; null where the whole file is asked for.</summary>
    public int? From => Header("Range") is { } range ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture) : null;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    internal static async Task<FileRequest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(cancellationToken) ?? throw new IOException("No request came.")).Split(' ')[1];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return new FileRequest(Uri.UnescapeDataString(path.TrimStart('/')), headers);
    }
}

/// <summary>An answer and where it goes wrong.</summary>
public sealed record FileReply(int Status, byte[] Content)
{
    public FileReply(int status)
        : this(status, [])
    {
    }

    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public FileReply With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }

    /// <summary>How many bytes come before the connection is lost.</summary>
    public int? BreaksOffAfter { get; init; }

    /// <summary>Stays open without another byte.</summary>
    public bool FallsSilent { get; init; }

    public bool HasNoLength { get; init; }
}
