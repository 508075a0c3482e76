using ShopVision.Core.Errors;
using ShopVision.Core.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>
/// Takes runs from the store and does them, one at a time. While it works it renews its lease; where that is lost, or somebody cancels the
/// run, the job is stopped. Told to end, it stops its job and gives the run back.
/// </summary>
public sealed class Worker(string name, IRunStore store, IReadOnlyList<ICatalogJob> jobs, RunOptions options, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Whoever watches a run sees how far it is as often as its lease is renewed.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);

    private readonly RunDispatcher _runs = new(store, options, time);

    /// <summary>Told what becomes of each run, for people who watch.</summary>
    public Action<string> Log { get; init; } = _ => { };

    /// <summary>Works until it is told to end. A store that cannot be reached is waited for.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                if (await RunOneAsync(end).ConfigureAwait(false))
                    continue;
            }
            catch (ShopVisionException fault)
            {
                Log($"The runs cannot be read: {fault.Message}");
            }

            await Task.Delay(Poll, time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does the next run, if there is one.</summary>
    public async Task<bool> RunOneAsync(CancellationToken end)
    {
        if (end.IsCancellationRequested || await _runs.ClaimAsync(name, CancellationToken.None).ConfigureAwait(false) is not { } run)
            return false;
        Log($"{run.Id} {run.Job}: attempt {run.Attempt}");
        var context = new JobContext(run, store);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(end);
        using var done = new CancellationTokenSource();
        var keeping = KeepAsync(run, context, stop, done.Token);
        var ended = await DoAsync(run, context, stop.Token).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        var signal = await keeping.ConfigureAwait(false);
        await SettleAsync(run, context, ended, signal).ConfigureAwait(false);
        return true;
    }

    private async Task<Ended> DoAsync(Run run, JobContext context, CancellationToken stop)
    {
        try
        {
            var job = jobs.FirstOrDefault(job => job.Name == run.Job) ?? throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected a run of {string.Join(", ", jobs.Select(job => job.Name))}, found one of '{run.Job}'. A newer ShopVision may know it.");
            return new Ended(await job.RunAsync(context, stop).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new Ended(null, null);
        }
        catch (ShopVisionException fault)
        {
            return new Ended(null, RunFault.Of(fault));
        }
        catch (Exception fault)
        {
            // A fault of ours: another try may meet other data or another machine.
            return new Ended(null, new RunFault(ErrorCode.Internal.Name, fault.ToString(), IsTransient: true));
        }
    }

    /// <summary>Renews the lease until the job is done. A store that does not answer before the lease ends has given the run away.</summary>
    private async Task<RunSignal> KeepAsync(Run run, JobContext context, CancellationTokenSource stop, CancellationToken done)
    {
        var renewed = time.GetTimestamp();
        var pause = options.Lease / 4 < LongestSilence ? options.Lease / 4 : LongestSilence;
        while (true)
        {
            await Task.Delay(pause, time, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested)
                return RunSignal.GoOn;
            try
            {
                var asked = time.GetTimestamp();
                var signal = await _runs.RenewAsync(run, context.Progress, CancellationToken.None).ConfigureAwait(false);
                renewed = asked;
                if (signal == RunSignal.GoOn)
                    continue;
                await stop.CancelAsync().ConfigureAwait(false);
                return signal;
            }
            catch (ShopVisionException fault)
            {
                Log($"{run.Id}: the lease cannot be renewed: {fault.Message}");
                if (time.GetElapsedTime(renewed) < options.Lease)
                    continue;
                await stop.CancelAsync().ConfigureAwait(false);
                return RunSignal.Lost;
            }
        }
    }

    private async Task SettleAsync(Run run, JobContext context, Ended ended, RunSignal signal)
    {
        if (signal == RunSignal.Lost)
        {
            Log($"{run.Id} {run.Job}: another worker has it");
            return;
        }

        await _runs.RenewAsync(run, context.Progress, CancellationToken.None).ConfigureAwait(false);
        await store.SaveRefusalsAsync(run.Id, context.Refusals, CancellationToken.None).ConfigureAwait(false);
        var isHeard = ended switch
        {
            { Report: { } report } => await _runs.CompleteAsync(run, report, CancellationToken.None).ConfigureAwait(false),
            { Fault: { } fault } => await _runs.FailAsync(run, fault, CancellationToken.None).ConfigureAwait(false),
            _ when signal == RunSignal.Cancel => await _runs.StopAsync(run, CancellationToken.None).ConfigureAwait(false),
            _ => await _runs.ReleaseAsync(run, CancellationToken.None).ConfigureAwait(false),
        };
        var now = await store.FindAsync(run.Id, CancellationToken.None).ConfigureAwait(false);
        Log(isHeard && now is not null ? $"{run.Id} {run.Job}: {RunDispatcher.Name(now.State)}{(now.Fault is { } why ? $" [{why.Code}] {why.Message}" : "")}" : $"{run.Id} {run.Job}: another worker has it");
    }

    /// <summary>How a job ended: with a report, with a fault, or stopped.</summary>
    private readonly record struct Ended(string? Report, RunFault? Fault);
}
