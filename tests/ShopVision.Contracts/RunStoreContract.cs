using ShopVision.Core.Errors;
using ShopVision.Core.Runs;

namespace ShopVision.Contracts;

/// <summary>What holds for every store of runs, and for the dispatcher over it.</summary>
public abstract partial class RunStoreContract
{
    private static readonly RunOptions Options = new() { Attempts = 3, Lease = TimeSpan.FromSeconds(30), Backoff = TimeSpan.FromSeconds(10) };
    private static readonly RunFault Passing = new("image-fetch-failed", "No answer.", IsTransient: true);
    private static readonly RunFault Final = new("feed-invalid", "Broken.", IsTransient: false);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Two calls give two connections to one store.</summary>
    protected abstract IRunStore Open();

    protected SteppedTime Time { get; } = new();

    [Fact]
    public async Task The_oldest_run_is_claimed_once_and_found_by_its_id()
    {
        var first = await Runs().AddAsync(Request("a"), Cancellation);
        Time.Step(TimeSpan.FromMilliseconds(1));
        await Runs().AddAsync(Request("b"), Cancellation);

        var claimed = await Runs().ClaimAsync("w1", Cancellation);

        Assert.Equal((first.Id, RunState.Running, 1, "w1"), (claimed!.Id, claimed.State, claimed.Attempt, claimed.Worker));
        Assert.Equal(claimed, await Open().FindAsync(first.Id, Cancellation));
        Assert.NotEqual(first.Id, (await Runs().ClaimAsync("w2", Cancellation))!.Id);
        Assert.Null(await Runs().ClaimAsync("w3", Cancellation));
    }

    [Fact]
    public async Task Runs_that_come_in_one_moment_are_all_kept_and_keep_their_order()
    {
        var added = new List<string>();
        for (var i = 0; i < 20; i++)
            added.Add((await Runs().AddAsync(Request($"c{i}"), Cancellation)).Id);

        Assert.Equal(added, (await Open().ListAsync(100, Cancellation)).Select(run => run.Id).Reverse());
        Assert.Equal("c0", (await Runs().ClaimAsync("w1", Cancellation))!.Catalog);
    }

    [Fact]
    public async Task Of_one_catalog_one_run_goes_on_at_a_time()
    {
        await AddAsync(Request("a", "{\"n\":1}"), Request("a", "{\"n\":2}"), Request("b"));

        var first = await Runs().ClaimAsync("w1", Cancellation);
        var second = await Runs().ClaimAsync("w2", Cancellation);

        Assert.Equal(("a", "b"), (first!.Catalog, second!.Catalog));
        Assert.Null(await Runs().ClaimAsync("w3", Cancellation));
        Assert.True(await Runs().CompleteAsync(first, "{}", Cancellation));
        Assert.Equal("{\"n\":2}", (await Runs().ClaimAsync("w3", Cancellation))!.Arguments);
    }

    [Fact]
    public async Task A_run_like_one_that_waits_is_that_one()
    {
        var first = await Runs().AddAsync(Request("a"), Cancellation);

        Assert.Equal(first.Id, (await Runs().AddAsync(Request("a"), Cancellation)).Id);
        await Runs().ClaimAsync("w1", Cancellation);
        Assert.NotEqual(first.Id, (await Runs().AddAsync(Request("a"), Cancellation)).Id);
    }

    [Fact]
    public async Task A_worker_that_falls_silent_loses_its_run_and_is_not_heard_any_more()
    {
        await AddAsync(Request("a"));
        var lost = await Runs().ClaimAsync("w1", Cancellation);
        Time.Step(Options.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(RunSignal.GoOn, await Runs().RenewAsync(lost!, new RunProgress("indexing", 5, 10), Cancellation));
        Time.Step(Options.Lease - TimeSpan.FromSeconds(1));
        Assert.Null(await Runs().ClaimAsync("w2", Cancellation));
        Time.Step(TimeSpan.FromSeconds(2));

        var taken = await Runs().ClaimAsync("w2", Cancellation);

        Assert.Equal((lost!.Id, 2, "w2", new RunProgress("indexing", 5, 10)), (taken!.Id, taken.Attempt, taken.Worker, taken.Progress));
        Assert.Equal(RunSignal.Lost, await Runs().RenewAsync(lost, RunProgress.None, Cancellation));
        Assert.False(await Runs().CompleteAsync(lost, "{}", Cancellation));
        Assert.False(await Runs().FailAsync(lost, Final, Cancellation));
        Assert.True(await Runs().CompleteAsync(taken, "{\"by\":2}", Cancellation));
        Assert.Equal("{\"by\":2}", (await Open().FindAsync(taken.Id, Cancellation))!.Report);
    }

    [Fact]
    public async Task A_run_that_loses_every_worker_has_failed()
    {
        await AddAsync(Request("a"));
        for (var attempt = 0; attempt < Options.Attempts; attempt++)
        {
            Assert.NotNull(await Runs().ClaimAsync("w", Cancellation));
            Time.Step(Options.Lease + TimeSpan.FromSeconds(1));
        }

        Assert.Null(await Runs().ClaimAsync("w", Cancellation));
        var run = Assert.Single(await Open().ListAsync(10, Cancellation));
        Assert.Equal((RunState.Failed, "run-worker-lost"), (run.State, run.Fault!.Code));
    }

    [Fact]
    public async Task What_may_pass_is_tried_again_after_growing_pauses_and_then_has_failed()
    {
        await AddAsync(Request("a"));
        foreach (var pause in (int[])[10, 20])
        {
            Assert.True(await Runs().FailAsync((await Runs().ClaimAsync("w", Cancellation))!, Passing, Cancellation));
            Time.Step(TimeSpan.FromSeconds(pause - 1));
            Assert.Null(await Runs().ClaimAsync("w", Cancellation));
            Time.Step(TimeSpan.FromSeconds(1));
        }

        await Runs().FailAsync((await Runs().ClaimAsync("w", Cancellation))!, Passing, Cancellation);

        Assert.Equal((RunState.Failed, Passing), (await OnlyAsync() is var run ? run.State : default, run.Fault));
    }

    [Fact]
    public async Task What_will_not_pass_has_failed_at_once_and_can_be_asked_for_anew()
    {
        await AddAsync(Request("a"));
        var claimed = await Runs().ClaimAsync("w", Cancellation);
        await Assert.ThrowsAsync<ShopVisionException>(() => Runs().RetryAsync(claimed!.Id, Cancellation));
        await Runs().FailAsync(claimed!, Final, Cancellation);

        var again = await Runs().RetryAsync(claimed!.Id, Cancellation);

        Assert.Equal(RunState.Failed, (await Open().FindAsync(claimed.Id, Cancellation))!.State);
        Assert.Equal((RunState.Queued, "a", $"retry of {claimed.Id}"), (again.State, again.Catalog, again.Origin));
    }

    [Fact]
    public async Task A_run_that_looks_like_a_mistake_waits_for_approval()
    {
        await AddAsync(Request("a"));
        await Runs().FailAsync((await Runs().ClaimAsync("w", Cancellation))!, new RunFault("approval-needed", "Half is gone.", false), Cancellation);
        var waiting = await OnlyAsync();
        Assert.Equal((RunState.AwaitingApproval, "Half is gone."), (waiting.State, waiting.Fault!.Message));
        Assert.Null(await Runs().ClaimAsync("w", Cancellation));

        await Runs().ApproveAsync(waiting.Id, Cancellation);

        var claimed = await Runs().ClaimAsync("w", Cancellation);
        Assert.Equal((waiting.Id, true), (claimed!.Id, claimed.IsApproved));
    }

    [Fact]
    public async Task A_run_that_is_rejected_ends()
    {
        await AddAsync(Request("a"));
        await Runs().FailAsync((await Runs().ClaimAsync("w", Cancellation))!, new RunFault("approval-needed", "Half is gone.", false), Cancellation);

        await Runs().RejectAsync((await OnlyAsync()).Id, Cancellation);

        Assert.Equal(RunState.Cancelled, (await OnlyAsync()).State);
        Assert.Equal("run-ended", await CodeAsync(async () => await Runs().ApproveAsync((await OnlyAsync()).Id, Cancellation)));
    }

    [Fact]
    public async Task Cancelling_ends_what_waits_and_tells_the_worker_of_what_goes_on()
    {
        await AddAsync(Request("a"), Request("b"));
        var going = await Runs().ClaimAsync("w", Cancellation);
        var waiting = (await Open().ListAsync(10, Cancellation)).Single(run => run.State == RunState.Queued);

        Assert.Equal(RunState.Cancelled, (await Runs().CancelAsync(waiting.Id, Cancellation)).State);
        await Runs().CancelAsync(going!.Id, Cancellation);

        Assert.Equal(RunSignal.Cancel, await Runs().RenewAsync(going, RunProgress.None, Cancellation));
        Assert.True(await Runs().StopAsync(going, Cancellation));
        Assert.Equal("run-ended", await CodeAsync(() => Runs().CancelAsync(going.Id, Cancellation)));
        Assert.Equal("run-not-found", await CodeAsync(() => Runs().CancelAsync("none", Cancellation)));
    }

    [Fact]
    public async Task A_cancelled_run_whose_worker_is_lost_is_not_taken_again()
    {
        await AddAsync(Request("a"));
        await Runs().CancelAsync((await Runs().ClaimAsync("w", Cancellation))!.Id, Cancellation);
        Time.Step(Options.Lease * 2);

        Assert.Null(await Runs().ClaimAsync("w", Cancellation));
        Assert.Equal(RunState.Cancelled, (await OnlyAsync()).State);
    }

    [Fact]
    public async Task A_worker_that_is_told_to_end_gives_its_run_back_and_loses_no_attempt()
    {
        await AddAsync(Request("a"));
        Assert.True(await Runs().ReleaseAsync((await Runs().ClaimAsync("w1", Cancellation))!, Cancellation));

        var claimed = await Runs().ClaimAsync("w2", Cancellation);

        Assert.Equal(("w2", 1), (claimed!.Worker, claimed.Attempt));
    }

    [Fact]
    public async Task Many_workers_never_share_a_run_and_lose_none()
    {
        for (var i = 0; i < 40; i++)
            await AddAsync(Request($"c{i}"));

        var claimed = await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            var runs = new List<string>();
            while (await Runs().ClaimAsync($"w{worker}", Cancellation) is { } run)
            {
                runs.Add(run.Id);
                await Runs().CompleteAsync(run, "{}", Cancellation);
            }

            return runs;
        })));

        Assert.Equal(40, claimed.SelectMany(runs => runs).Distinct().Count());
        Assert.Equal(40, claimed.Sum(runs => runs.Count));
    }

    [Fact]
    public async Task Refusals_are_kept_until_the_run_is_forgotten()
    {
        await AddAsync(Request("a"));
        var run = await Runs().ClaimAsync("w", Cancellation);
        RunRefusal[] refusals = [new(3, "7", null, "product-invalid", "No price.", false), new(4, "8", "8.jpg", "image-fetch-failed", "No answer.", true)];

        await Open().SaveRefusalsAsync(run!.Id, [new RunRefusal(1, null, null, "x", "of an earlier attempt", false)], Cancellation);
        await Open().SaveRefusalsAsync(run.Id, refusals, Cancellation);
        await Runs().CompleteAsync(run, "{}", Cancellation);

        Assert.Equal(refusals, await Open().ReadRefusalsAsync(run.Id, Cancellation));
        await Open().PruneAsync(keep: 0, Cancellation);
        Assert.Empty(await Open().ReadRefusalsAsync(run.Id, Cancellation));
        Assert.Null(await Open().FindAsync(run.Id, Cancellation));
    }

    [Fact]
    public async Task Pruning_forgets_the_oldest_that_have_ended_and_none_that_are_open()
    {
        for (var i = 0; i < 3; i++)
        {
            await AddAsync(Request($"c{i}"));
            await Runs().CompleteAsync((await Runs().ClaimAsync("w", Cancellation))!, "{}", Cancellation);
        }

        await AddAsync(Request("open"));
        await Open().PruneAsync(keep: 1, Cancellation);

        Assert.Equal(["open", "c2"], (await Open().ListAsync(10, Cancellation)).Select(run => run.Catalog));
    }

    protected RunDispatcher Runs() => new(Open(), Options, Time);

    private static RunRequest Request(string catalog, string arguments = "{}") => new("ingest", catalog, arguments);

    private async Task AddAsync(params RunRequest[] requests)
    {
        foreach (var request in requests)
        {
            await Runs().AddAsync(request, Cancellation);
            Time.Step(TimeSpan.FromMilliseconds(1));
        }
    }

    private async Task<Run> OnlyAsync() => Assert.Single(await Open().ListAsync(10, Cancellation));

    private static async Task<string> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<ShopVisionException>(call)).Code.Name;
}

/// <summary>A clock that goes on only when a test says so.</summary>
public sealed class SteppedTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Step(TimeSpan by) => _now += by;
}
