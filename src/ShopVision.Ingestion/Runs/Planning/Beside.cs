using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ShopVision.Ingestion.Runs.Planning;

/// <summary>Lets what makes a sequence and what uses it work side by side.</summary>
internal static class Beside
{
    // Handing over wakes a thread, which takes longer than most items.
    private const int AtOnce = 64;

    /// <summary>The same items in the same order, of which at most so many are made before they are needed, some at once. A fault comes where it would have come.</summary>
    public static async IAsyncEnumerable<T> MadeBeside<T>(this IAsyncEnumerable<T> source, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var made = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(Math.Max(1, most / AtOnce)) { SingleReader = true, SingleWriter = true });
        var making = Task.Run(() => MakeAsync(source, made.Writer, Math.Min(most, AtOnce), stop.Token), CancellationToken.None);
        try
        {
            await foreach (var items in made.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                foreach (var item in items)
                    yield return item;
        }
        finally
        {
            // Whoever stops early may close what the source reads: not before it has stopped reading.
            await stop.CancelAsync().ConfigureAwait(false);
            await making.ConfigureAwait(false);
        }
    }

    private static async Task MakeAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<List<T>> made, int atOnce, CancellationToken stop)
    {
        var (items, fault) = (new List<T>(atOnce), (Exception?)null);
        try
        {
            await foreach (var item in source.WithCancellation(stop).ConfigureAwait(false))
            {
                items.Add(item);
                if (items.Count < atOnce)
                    continue;
                await made.WriteAsync(items, stop).ConfigureAwait(false);
                items = new List<T>(atOnce);
            }
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        try
        {
            // What was made before a fault comes before it.
            await made.WriteAsync(items, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody is left to take them.
        }

        made.Complete(fault);
    }
}
