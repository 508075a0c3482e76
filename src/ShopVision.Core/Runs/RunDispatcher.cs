using ShopVision.Core.Errors;

namespace ShopVision.Core.Runs;

/// <summary>
/// Gives runs to workers, one of a catalog at a time, and decides what becomes of them. A worker that is killed loses its lease, and
/// another takes the run: none is lost, and none goes on twice, since what a worker says without the last lease is not heard. Thread safe.
/// </summary>
public sealed class RunDispatcher(IRunStore store, RunOptions options, TimeProvider time)
{
    /// <summary>Throws <c>run-not-found</c>.</summary>
    public async Task<Run> FindAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw NotFound(id);

    /// <summary>Adds a run; where one like it waits already, gives that one.</summary>
    public Task<Run> AddAsync(RunRequest request, CancellationToken cancellationToken) => store.ChangeAsync(open => Add(open, request), cancellationToken);

    /// <summary>
    /// Adds the run that a schedule asks for at a time that has come. However many times were missed, one run comes of them; and however
    /// many processes call for a time, one of them adds it, and the others get null.
    /// </summary>
    public Task<Run?> FireAsync(RunSchedule schedule, DateTimeOffset at, CancellationToken cancellationToken) => store.FireAsync(
        schedule, time.GetUtcNow(), open => Add(open, schedule.Request with { Origin = $"schedule {schedule.Name}, {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}" }), cancellationToken);

    /// <summary>The oldest run that may go on, for this worker; null where there is none.</summary>
    public async Task<Run?> ClaimAsync(string worker, CancellationToken cancellationToken)
    {
        while (true)
        {
            // A run that nobody will ever take is ended on the way to the next.
            var (claimed, hasEnded) = await store.ChangeAsync(open => Claim(open, worker), cancellationToken).ConfigureAwait(false);
            if (!hasEnded)
                return claimed;
        }
    }

    /// <summary>Keeps the run for another lease, and says how far it is.</summary>
    public Task<RunSignal> RenewAsync(Run claimed, RunProgress progress, CancellationToken cancellationToken) => store.ChangeAsync(
        open => Held(open, claimed) is { } run
            ? new RunChange<RunSignal>(
                run.IsCancelRequested ? RunSignal.Cancel : RunSignal.GoOn,
                run with { Progress = progress, LeaseUntil = time.GetUtcNow() + options.Lease })
            : new RunChange<RunSignal>(RunSignal.Lost),
        cancellationToken);

    /// <summary>Ends a run well; false where another worker has it.</summary>
    public Task<bool> CompleteAsync(Run claimed, string report, CancellationToken cancellationToken) =>
        EndAsync(claimed, run => Ended(run, RunState.Done) with { Report = report, Fault = null }, cancellationToken);

    /// <summary>Ends a run that was told to stop; false where another worker has it.</summary>
    public Task<bool> StopAsync(Run claimed, CancellationToken cancellationToken) => EndAsync(claimed, run => Ended(run, RunState.Cancelled), cancellationToken);

    /// <summary>Gives a run back as it is, for another worker to take at once; false where one has it already.</summary>
    public Task<bool> ReleaseAsync(Run claimed, CancellationToken cancellationToken) =>
        EndAsync(claimed, run => Released(run) with { Attempt = run.Attempt - 1 }, cancellationToken);

    /// <summary>
    /// A run that failed waits for a while and is tried again where the reason may pass, waits for somebody to approve it where it asks for
    /// that, and has failed otherwise; false where another worker has it.
    /// </summary>
    public Task<bool> FailAsync(Run claimed, RunFault fault, CancellationToken cancellationToken) => EndAsync(
        claimed,
        run => (fault.Code == ErrorCode.ApprovalNeeded.Name ? Released(run) with { State = RunState.AwaitingApproval }
            : run.IsCancelRequested ? Ended(run, RunState.Cancelled)
            : fault.IsTransient && run.Attempt < options.Attempts ? Released(run) with { NotBefore = time.GetUtcNow() + Pause(run.Attempt) }
            : Ended(run, RunState.Failed)) with
        {
            Fault = fault,
        },
        cancellationToken);

    /// <summary>Ends a run that waits, and asks the worker of one that goes on to stop. Throws <c>run-not-found</c> and <c>run-ended</c>.</summary>
    public Task<Run> CancelAsync(string id, CancellationToken cancellationToken) => DecideAsync(
        id, run => run.State == RunState.Running ? run with { IsCancelRequested = true } : Ended(run, RunState.Cancelled), cancellationToken);

    /// <summary>Lets a run do what it asked for. Throws <c>run-not-found</c> and <c>run-ended</c>; one that does not wait for it is left as it is.</summary>
    public Task<Run> ApproveAsync(string id, CancellationToken cancellationToken) => DecideAsync(
        id, run => run.State == RunState.AwaitingApproval ? run with { State = RunState.Queued, IsApproved = true } : run, cancellationToken);

    /// <summary>Ends a run that waits for approval. Throws <c>run-not-found</c> and <c>run-ended</c>; one that does not wait for it is left as it is.</summary>
    public Task<Run> RejectAsync(string id, CancellationToken cancellationToken) => DecideAsync(
        id, run => run.State == RunState.AwaitingApproval ? Ended(run, RunState.Cancelled) : run, cancellationToken);

    /// <summary>A new run like one that has ended. Throws <c>run-not-found</c>, and <c>run-open</c> where it has not ended.</summary>
    public Task<Run> RetryAsync(string id, CancellationToken cancellationToken) => RetryAsync(id, run => run.Arguments, cancellationToken);

    /// <summary>The same, told something else.</summary>
    public async Task<Run> RetryAsync(string id, Func<Run, string> argumentsOf, CancellationToken cancellationToken)
    {
        var run = await FindAsync(id, cancellationToken).ConfigureAwait(false);
        return run.IsOpen
            ? throw new ShopVisionException(ErrorCode.RunOpen, $"Expected a run that has ended, found that '{id}' is {Name(run.State)}. Cancel it first, or wait for it.")
            : await AddAsync(new RunRequest(run.Job, run.Catalog, argumentsOf(run), $"retry of {id}", run.KeepsOrder), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A state as people and programs read it: <c>awaiting-approval</c>.</summary>
    public static string Name(RunState state) => state == RunState.AwaitingApproval ? "awaiting-approval" : state.ToString().ToLowerInvariant();

    public static ShopVisionException NotFound(string id) => new(ErrorCode.RunNotFound, $"There is no run '{id}'. 'shopvision runs list' has the ids.");

    private RunChange<Run> Add(IReadOnlyList<Run> open, RunRequest request)
    {
        if (open.FirstOrDefault(request.IsLike) is { } waiting)
            return new RunChange<Run>(waiting);
        var now = time.GetUtcNow();
        var run = new Run { Id = Run.NewId(open, now), Job = request.Job, Catalog = request.Catalog, Arguments = request.Arguments, Origin = request.Origin, CreatedAt = now, KeepsOrder = request.KeepsOrder };
        return new RunChange<Run>(run, run);
    }

    private RunChange<(Run? Claimed, bool HasEnded)> Claim(IReadOnlyList<Run> open, string worker)
    {
        var now = time.GetUtcNow();
        var next = Next(open, now);
        if (next is null)
            return new RunChange<(Run?, bool)>((null, false));
        if (next is { State: RunState.Running, IsCancelRequested: true })
            return new RunChange<(Run?, bool)>((null, true), Ended(next, RunState.Cancelled));
        if (next.State == RunState.Running && next.Attempt >= options.Attempts)
            return new RunChange<(Run?, bool)>((null, true), Ended(next, RunState.Failed) with
            {
                Fault = new RunFault(ErrorCode.RunWorkerLost.Name, $"Its workers were lost {next.Attempt} times, the last one was '{next.Worker}'. Look at what they wrote last, and retry the run.", IsTransient: false),
            });
        var claimed = next with
        {
            State = RunState.Running, Worker = worker, Attempt = next.Attempt + 1, LeaseUntil = now + options.Lease, StartedAt = next.StartedAt ?? now, NotBefore = null, Fault = null,
        };
        return new RunChange<(Run?, bool)>((claimed, false), claimed);
    }

    /// <summary>The oldest that may go on: none of a catalog that another run has, or that waits for one that keeps its place.</summary>
    private static Run? Next(IReadOnlyList<Run> open, DateTimeOffset now)
    {
        var busy = open.Where(run => run.State == RunState.Running && run.LeaseUntil > now).Select(run => run.Catalog).ToHashSet(StringComparer.Ordinal);
        foreach (var run in open)
        {
            if (busy.Contains(run.Catalog))
                continue;
            if (run.State == RunState.Running || (run.State == RunState.Queued && !(run.NotBefore > now)))
                return run;
            if (run.KeepsOrder)
                busy.Add(run.Catalog);
        }

        return null;
    }

    private Task<bool> EndAsync(Run claimed, Func<Run, Run> end, CancellationToken cancellationToken) => store.ChangeAsync(
        open => Held(open, claimed) is { } run ? new RunChange<bool>(true, end(run)) : new RunChange<bool>(false),
        cancellationToken);

    private async Task<Run> DecideAsync(string id, Func<Run, Run> decide, CancellationToken cancellationToken)
    {
        var decided = await store.ChangeAsync(
            open => open.FirstOrDefault(run => run.Id == id) is { } run && decide(run) is var changed
                ? changed == run ? new RunChange<Run?>(run) : new RunChange<Run?>(changed, changed)
                : new RunChange<Run?>(null),
            cancellationToken).ConfigureAwait(false);
        if (decided is not null)
            return decided;
        var ended = await FindAsync(id, cancellationToken).ConfigureAwait(false);
        throw new ShopVisionException(ErrorCode.RunEnded, $"Expected a run that goes on or waits, found that '{id}' is {Name(ended.State)} already.");
    }

    private static Run? Held(IReadOnlyList<Run> open, Run claimed) => open.FirstOrDefault(run =>
        run.Id == claimed.Id && run.State == RunState.Running && run.Attempt == claimed.Attempt && run.Worker == claimed.Worker);

    private Run Ended(Run run, RunState state) => run with { State = state, EndedAt = time.GetUtcNow(), LeaseUntil = null };

    private static Run Released(Run run) => run with { State = RunState.Queued, LeaseUntil = null, Worker = null };

    private TimeSpan Pause(int attempt)
    {
        var pause = options.Backoff * Math.Pow(2, attempt - 1);
        return pause < options.LongestPause ? pause : options.LongestPause;
    }
}
