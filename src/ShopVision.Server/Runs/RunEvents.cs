using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace ShopVision.Server.Runs;

/// <summary>
/// A run as server-sent events. An event's id tells what was seen, so whoever comes back with the last one gets what has changed since
/// then, from any process: nothing is kept here.
/// </summary>
internal sealed class RunEvents(RunWatch watch, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Reconnection = TimeSpan.FromSeconds(2);

    /// <summary>Ends with the run, with the request, and with the server, which otherwise would wait for it.</summary>
    public async IAsyncEnumerable<SseItem<RunEvent>> ReadAsync(string id, string? seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await foreach (var sight in watch.WatchAsync(id, end.Token))
            if (sight.News == RunNews.None)
                yield return new SseItem<RunEvent>(RunEvent.Of(sight), "heartbeat");
            else if (sight.Version != seen)
                yield return new SseItem<RunEvent>(RunEvent.Of(sight), sight.News == RunNews.State ? "state" : "progress") { EventId = sight.Version, ReconnectionInterval = Reconnection };
    }
}
