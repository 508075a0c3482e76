using System.Runtime.CompilerServices;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Runs;

/// <summary>Watches runs, wherever they are done: it looks into the store again and again.</summary>
internal sealed class RunWatch(IRunStore store, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The run as it is, then whenever it has changed, and without news after each fifteen seconds without any; ends with the run, and
    /// quietly where it is told to.
    /// </summary>
    public async IAsyncEnumerable<RunSight> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var estimate = new RunEstimate();
        RunSight? last = null;
        for (var said = time.GetTimestamp(); await FindAsync(id, last?.Run, cancellationToken) is { } run;)
        {
            var sight = RunSight.Of(run, last, estimate.Remaining(run, time.GetUtcNow()));
            if (sight.News != RunNews.None || time.GetElapsedTime(said) >= Silence)
            {
                (last, said) = (sight, time.GetTimestamp());
                yield return sight;
            }

            if (!run.IsOpen)
                yield break;
            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>As it was seen last where the store cannot be reached for now; null where there is nothing more to see.</summary>
    private async Task<Run?> FindAsync(string id, Run? last, CancellationToken cancellationToken)
    {
        try
        {
            return cancellationToken.IsCancellationRequested ? null : await store.FindAsync(id, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (ShopVisionException fault) when (fault.Code.IsTransient && last is not null)
        {
            return last;
        }
    }
}
