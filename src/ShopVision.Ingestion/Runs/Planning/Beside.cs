using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ShopVision.Ingestion.Runs.Planning;

/// <summary>Lets what makes a sequence and what uses it work side by side.</summary>
internal static class Beside
{
    /// <summary>The same items in the same order, of which at most so many are made before they are needed. A fault comes where it would have come.</summary>
    public static async IAsyncEnumerable<T> MadeBeside<T>(this IAsyncEnumerable<T> source, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var made = Channel.CreateBounded<T>(new BoundedChannelOptions(most) { SingleReader = true, SingleWriter = true });
        var making = Task.Run(() => MakeAsync(source, made.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in made.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return item;
        }
        finally
        {
            // Whoever stops early may close what the source reads: not before it has stopped reading.
            await stop.CancelAsync().ConfigureAwait(false);
            await making.ConfigureAwait(false);
        }
    }

    private static async Task MakeAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> made, CancellationToken stop)
    {
        try
        {
            await foreach (var item in source.WithCancellation(stop).ConfigureAwait(false))
                await made.WriteAsync(item, stop).ConfigureAwait(false);
            made.Complete();
        }
        catch (Exception fault)
        {
            made.Complete(fault);
        }
    }
}
