using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;
using ShopVision.Ingestion.Tests.Runs;

namespace ShopVision.Ingestion.Tests.Jobs;

/// <summary>Jobs as a worker does them for runs.</summary>
public sealed class CatalogJobTests : IDisposable
{
    private readonly Shop _shop = new();
    private readonly TemporaryFolder _folder = new();
    private readonly FileRunStore _store;
    private readonly RunDispatcher _runs;

    public CatalogJobTests()
    {
        _store = new FileRunStore(_folder.File("state"), TimeProvider.System);
        _runs = new RunDispatcher(_store, new RunOptions(), TimeProvider.System);
        _shop.Open();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _shop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_ingest_then_a_refresh_then_a_rebuild_keep_the_catalog_as_the_shop_is()
    {
        var first = await DoAsync(IngestFeedJob.JobName, Feed);
        _shop.Picture("2.jpg", "green mug");
        var refreshed = await DoAsync(RefreshImagesJob.JobName, Feed);
        var rebuilt = await DoAsync(RebuildIndexJob.JobName, Feed);

        Assert.All([first, refreshed, rebuilt], run => Assert.Equal(RunState.Done, run.State));
        Assert.Equal(1, Report(refreshed).GetProperty("images").GetProperty("embedded").GetInt32());
        Assert.Equal(0, Report(rebuilt).GetProperty("images").GetProperty("embedded").GetInt32());
        Assert.NotEqual(Report(first).GetProperty("generation").GetString(), Report(rebuilt).GetProperty("generation").GetString());
    }

    [Fact]
    public async Task A_retry_of_failures_is_about_what_was_left_out_alone()
    {
        _shop.Feed("id,title,price,image", "1,Shirt,10,1.jpg", "2,Mug,5,none.jpg");
        var first = await DoAsync(IngestFeedJob.JobName, Feed);
        _shop.Feed("id,title,price,image", "1,Shirt,12,1.jpg", "2,Mug,5,2.jpg");

        await _runs.RetryAsync(first.Id, FeedJobArguments.RetryFailuresOf, Cancellation);
        var retried = await WorkAsync();

        Assert.Equal(RunState.Done, retried.State);
        Assert.Equal((10m, 1), (_shop.Index.Published["1"].Product.Price!.Value.Amount, _shop.Index.Published["2"].Images.Count));
        Assert.Empty(await _store.ReadRefusalsAsync(retried.Id, Cancellation));
    }

    [Fact]
    public async Task A_retry_of_failures_where_nothing_failed_is_refused()
    {
        var first = await DoAsync(IngestFeedJob.JobName, Feed);
        await _runs.RetryAsync(first.Id, FeedJobArguments.RetryFailuresOf, Cancellation);

        Assert.Equal(ErrorCode.InvalidRequest.Name, (await WorkAsync()).Fault!.Code);
    }

    [Fact]
    public async Task Pictures_that_no_product_shows_are_pruned_once_no_generation_needs_them()
    {
        await DoAsync(IngestFeedJob.JobName, Feed);
        _shop.Feed("id,title,price,image", "1,Shirt,10,1.jpg");
        await DoAsync(IngestFeedJob.JobName, Feed);

        var kept = await DoAsync(PruneJob.JobName, new PruneArguments { Keep = 1 }.ToJson());
        Assert.Equal((0, 2), (Report(kept).GetProperty("picturesDeleted").GetInt32(), _shop.Store.Count));

        var pruned = await DoAsync(PruneJob.JobName, new PruneArguments { Keep = 0 }.ToJson());
        Assert.Equal((1, 1), (Report(pruned).GetProperty("picturesDeleted").GetInt32(), _shop.Store.Count));
    }

    [Fact]
    public async Task Ended_runs_are_pruned_but_for_the_newest()
    {
        for (var i = 0; i < 3; i++)
            await DoAsync(IngestFeedJob.JobName, Feed);

        await DoAsync(PruneJob.JobName, "{\"keepRuns\": 1}");

        Assert.Equal([PruneJob.JobName, IngestFeedJob.JobName], (await _store.ListAsync(10, Cancellation)).Select(run => run.Job));
    }

    [Fact]
    public async Task A_catalog_without_fault_is_verified_and_one_whose_picture_is_gone_is_not()
    {
        await DoAsync(IngestFeedJob.JobName, Feed);
        Assert.Equal(RunState.Done, (await DoAsync(VerifyIndexJob.JobName, "{}")).State);
        await _shop.Store.KeepAsync(new HashSet<string> { _shop.Index.Published["1"].Images[0].ContentDigest }, Cancellation);

        var damaged = await DoAsync(VerifyIndexJob.JobName, "{}");

        Assert.Equal((RunState.Failed, ErrorCode.IndexDamaged.Name), (damaged.State, damaged.Fault!.Code));
        Assert.Equal(("2", "2.jpg"), Assert.Single(await _store.ReadRefusalsAsync(damaged.Id, Cancellation)) is var refusal ? (refusal.Product, refusal.Image) : default);
    }

    [Fact]
    public async Task What_a_job_is_told_is_checked()
    {
        foreach (var (job, arguments) in new[] { (IngestFeedJob.JobName, "{}"), (PruneJob.JobName, "{\"keep\": -1}"), (PruneJob.JobName, "{\"kept\": 1}") })
            Assert.Equal((RunState.Failed, ErrorCode.InvalidRequest.Name), await DoAsync(job, arguments) is var run ? (run.State, run.Fault!.Code) : default);
    }

    private string Feed => new FeedJobArguments { Feed = _shop.Request().FeedPath }.ToJson();

    private static JsonElement Report(Run run) => JsonDocument.Parse(run.Report!).RootElement;

    private async Task<Run> DoAsync(string job, string arguments)
    {
        await _runs.AddAsync(new RunRequest(job, "default", arguments), Cancellation);
        return await WorkAsync();
    }

    private async Task<Run> WorkAsync()
    {
        var services = new FeedJobServices(() => _shop.Run(), _shop.Request(), (report, _) => Task.FromResult(report));
        ICatalogJob[] jobs =
        [
            new IngestFeedJob(services), new RebuildIndexJob(services), new RefreshImagesJob(services),
            new PruneJob(_shop.Index, _shop.Store, _store), new VerifyIndexJob(_shop.Index, _shop.Store, _ => Task.FromResult<IReadOnlyList<string>>([])),
        ];
        Assert.True(await new Worker("w", _store, jobs, new RunOptions(), TimeProvider.System).RunOneAsync(Cancellation));
        return (await _store.ListAsync(1, Cancellation))[0];
    }
}
