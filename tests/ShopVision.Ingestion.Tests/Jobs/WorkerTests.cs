using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;

namespace ShopVision.Ingestion.Tests.Jobs;

public sealed class WorkerTests : IDisposable
{
    private static readonly RunOptions Options = new() { Lease = TimeSpan.FromSeconds(2), Attempts = 2, Backoff = TimeSpan.Zero };

    private readonly TemporaryFolder _folder = new();
    private readonly FileRunStore _store;
    private readonly RunDispatcher _runs;

    public WorkerTests()
    {
        _store = new FileRunStore(_folder.File("state"), TimeProvider.System);
        _runs = new RunDispatcher(_store, Options, TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_is_done_with_its_report_progress_and_refusals()
    {
        var run = await AddAsync("{\"n\":7}");

        Assert.True(await WorkAsync((context, _) =>
        {
            context.Report(new RunProgress("indexing", 3, 4));
            context.Refuse([new RunRefusal(2, "x", null, "product-invalid", "No price.", false)]);
            return Task.FromResult(context.Arguments);
        }));

        var done = await FindAsync(run);
        Assert.Equal((RunState.Done, "{\"n\":7}", new RunProgress("indexing", 3, 4)), (done.State, done.Report, done.Progress));
        Assert.Equal("x", Assert.Single(await _store.ReadRefusalsAsync(run, Cancellation)).Product);
        Assert.False(await WorkAsync((_, _) => throw new InvalidOperationException("There is nothing to do.")));
    }

    [Fact]
    public async Task A_long_run_keeps_its_lease()
    {
        await AddAsync();

        await WorkAsync(async (_, cancellation) =>
        {
            await Task.Delay(Options.Lease * 3, cancellation);
            Assert.Null(await _runs.ClaimAsync("another", Cancellation));
            return "{}";
        });

        Assert.Equal((RunState.Done, 1), (await OnlyAsync() is var run ? run.State : default, run.Attempt));
    }

    [Fact]
    public async Task A_cancelled_run_is_stopped()
    {
        var id = await AddAsync();

        await WorkAsync(async (_, cancellation) =>
        {
            await _runs.CancelAsync(id, Cancellation);
            await Task.Delay(Timeout.Infinite, cancellation);
            return "{}";
        });

        Assert.Equal(RunState.Cancelled, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task A_worker_that_has_to_end_gives_its_run_back()
    {
        var id = await AddAsync();
        using var end = new CancellationTokenSource();

        await Worker(async (_, cancellation) =>
        {
            await end.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return "{}";
        }).RunAsync(end.Token);

        var run = await FindAsync(id);
        Assert.Equal((RunState.Queued, 0), (run.State, run.Attempt));
        Assert.True(await WorkAsync((_, _) => Task.FromResult("{}")));
        Assert.Equal(RunState.Done, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task A_worker_that_lost_its_run_stops_and_says_nothing_of_it()
    {
        var id = await AddAsync();

        await WorkAsync(async (_, cancellation) =>
        {
            // As if the machine had slept: another took the run meanwhile.
            var claimed = await FindAsync(id);
            await _store.ChangeAsync(_ => new RunChange<bool>(true, claimed with { Attempt = claimed.Attempt + 1, Worker = "another" }), Cancellation);
            await Task.Delay(Timeout.Infinite, cancellation);
            return "{}";
        });

        Assert.Equal((RunState.Running, "another"), (await FindAsync(id) is var run ? run.State : default, run.Worker));
    }

    [Fact]
    public async Task A_fault_that_may_pass_is_tried_again_and_one_of_ours_too()
    {
        var id = await AddAsync();
        await WorkAsync((_, _) => throw new ShopVisionException(ErrorCode.FeedFetchFailed, "No answer."));
        Assert.Equal((RunState.Queued, "feed-fetch-failed"), (await FindAsync(id) is var run ? run.State : default, run.Fault!.Code));

        await WorkAsync((_, _) => throw new InvalidOperationException("A bug."));

        Assert.Equal((RunState.Failed, "internal"), (await FindAsync(id) is var failed ? failed.State : default, failed.Fault!.Code));
    }

    [Fact]
    public async Task What_needs_approval_goes_on_once_it_has_it()
    {
        var id = await AddAsync();
        await WorkAsync(Approved);
        Assert.Equal(RunState.AwaitingApproval, (await FindAsync(id)).State);

        await _runs.ApproveAsync(id, Cancellation);
        await WorkAsync(Approved);

        Assert.Equal(RunState.Done, (await FindAsync(id)).State);

        static Task<string> Approved(JobContext context, CancellationToken cancellation) =>
            context.IsApproved ? Task.FromResult("{}") : throw new ShopVisionException(ErrorCode.ApprovalNeeded, "Half is gone.");
    }

    [Fact]
    public async Task A_job_that_is_not_known_has_failed()
    {
        var run = await _runs.AddAsync(new RunRequest("bake", "default"), Cancellation);

        await WorkAsync((_, _) => Task.FromResult("{}"));

        Assert.Contains("'bake'", (await FindAsync(run.Id)).Fault!.Message);
    }

    private async Task<string> AddAsync(string arguments = "{}") => (await _runs.AddAsync(new RunRequest("test", "default", arguments), Cancellation)).Id;

    private async Task<Run> FindAsync(string id) => (await _store.FindAsync(id, Cancellation))!;

    private async Task<Run> OnlyAsync() => Assert.Single(await _store.ListAsync(10, Cancellation));

    private Task<bool> WorkAsync(Func<JobContext, CancellationToken, Task<string>> work) => Worker(work).RunOneAsync(Cancellation);

    private Worker Worker(Func<JobContext, CancellationToken, Task<string>> work) => new("w", _store, [new TestJob(work)], Options, TimeProvider.System);

    private sealed class TestJob(Func<JobContext, CancellationToken, Task<string>> work) : ICatalogJob
    {
        public string Name => "test";

        public Task<string> RunAsync(JobContext context, CancellationToken cancellationToken) => work(context, cancellationToken);
    }
}
