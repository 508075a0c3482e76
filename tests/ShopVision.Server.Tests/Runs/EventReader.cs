using System.Net.ServerSentEvents;

namespace ShopVision.Server.Tests.Runs;

/// <summary>Server-sent events as they come.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly SseParser<string> _parser;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private EventReader(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _parser = SseParser.Create(stream);
        _items = _parser.EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    public string LastEventId => _parser.LastEventId;

    public static async Task<EventReader> OpenAsync(HttpClient http, string path, string? seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (seen is not null)
            request.Headers.Add("Last-Event-ID", seen);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new EventReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    public async Task<SseItem<string>> NextAsync() => await _items.MoveNextAsync() ? _items.Current : throw new InvalidOperationException("The events have ended.");

    public ValueTask<bool> MoveNextAsync() => _items.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync();
        _response.Dispose();
    }
}
