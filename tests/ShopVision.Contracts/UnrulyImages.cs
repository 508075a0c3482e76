using System.Collections.Concurrent;
using System.Globalization;

namespace ShopVision.Contracts;

/// <summary>
/// A server of numbered pictures that misbehaves the same way each time: of 200 pictures 2 are too many requests at first, 4 a fault and 1 a
/// stall, 1 breaks off before its length, 1 has a wrong type, 1 is no picture and 1 is not there. Every answer takes 20 ms.
/// </summary>
public sealed class UnrulyImages : IAsyncDisposable
{
    private const int Period = 200;

    private readonly FileServer _server = new() { Delay = TimeSpan.FromMilliseconds(20), KeepsRequests = false };
    private readonly ConcurrentDictionary<int, int> _asked = new();
    private readonly Func<int, byte[]> _picture;
    private int _requests;

    public UnrulyImages(Func<int, byte[]> picture)
    {
        _picture = picture;
        _server.Misbehave = request => Reply(int.Parse(Path.GetFileNameWithoutExtension(request.Path), CultureInfo.InvariantCulture), request);
    }

    /// <summary>How many requests came.</summary>
    public int Requests => _requests;

    public string AddressOf(int number) => $"{_server.Address}{number}.jpg";

    /// <summary>Whether a picture never comes, however often it is asked for.</summary>
    public static bool IsRefused(int number) => (number % Period) is 41 or 61;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private FileReply Reply(int number, FileRequest request)
    {
        Interlocked.Increment(ref _requests);
        var isFirst = _asked.AddOrUpdate(number, 1, (_, asked) => asked + 1) == 1;
        var content = _picture(number);
        return (number % Period) switch
        {
            41 => new FileReply(200, "broken: a page, and no picture"u8.ToArray()).With("Content-Type", "image/jpeg"),
            61 => new FileReply(404),
            31 => Picture().With("Content-Type", "text/html"),
            7 or 107 when isFirst => new FileReply(429).With("Retry-After", "1"),
            11 or 71 or 111 or 171 when isFirst => new FileReply(500),
            23 when isFirst => new FileReply(200, content) { BreaksOffAfter = 10, FallsSilent = true },
            53 when isFirst => new FileReply(200, content).With("Content-Length", (content.Length + 100).ToString(CultureInfo.InvariantCulture)),
            _ => Picture(),
        };

        FileReply Picture() =>
            request.Header("If-None-Match") == FileServer.TagOf(content) ? new FileReply(304) : new FileReply(200, content).With("ETag", FileServer.TagOf(content));
    }
}
