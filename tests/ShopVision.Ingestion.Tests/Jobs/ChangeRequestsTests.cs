using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Changes;
using ShopVision.Ingestion.Jobs;

namespace ShopVision.Ingestion.Tests.Jobs;

public sealed class ChangeRequestsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileRunStore _store;
    private readonly RunDispatcher _runs;
    private readonly ChangeRequests _requests;

    public ChangeRequestsTests()
    {
        _store = new FileRunStore(_folder.File("state"), TimeProvider.System);
        _runs = new RunDispatcher(_store, new RunOptions(), TimeProvider.System);
        _requests = new ChangeRequests(_store, TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Edits_that_come_while_others_wait_are_done_after_them_by_the_same_run()
    {
        var first = await AddAsync("1");
        var second = await AddAsync("2");

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(["1", "2"], ChangeJobArguments.Parse(Assert.Single(await _store.ListAsync(10, Cancellation)).Arguments).Edits.Select(edit => edit.Id));
    }

    [Fact]
    public async Task Edits_that_come_while_others_are_done_wait_for_a_run_of_their_own()
    {
        var first = await AddAsync("1");
        await _runs.ClaimAsync("w", Cancellation);

        var second = await AddAsync("2");

        Assert.NotEqual(first.Id, second.Id);
        Assert.Null(await _runs.ClaimAsync("another", Cancellation));
    }

    [Fact]
    public async Task Nothing_overtakes_edits_that_wait_for_another_try()
    {
        await AddAsync("1");
        var claimed = (await _runs.ClaimAsync("w", Cancellation))!;
        await AddAsync("2");
        await _runs.AddAsync(new RunRequest("ingest", "default"), Cancellation);
        await _runs.AddAsync(new RunRequest("ingest", "other"), Cancellation);
        await _runs.FailAsync(claimed, new RunFault(ErrorCode.IndexUnavailable.Name, "No answer.", IsTransient: true), Cancellation);

        Assert.Equal("other", (await _runs.ClaimAsync("w", Cancellation))!.Catalog);
        Assert.Null(await _runs.ClaimAsync("w", Cancellation));
    }

    [Fact]
    public async Task Edits_are_added_to_the_last_run_alone()
    {
        await AddAsync("1");
        await _runs.ClaimAsync("w", Cancellation);
        await AddAsync("2");

        await AddAsync("3");

        Assert.Equal([["2", "3"], ["1"]], (await _store.ListAsync(10, Cancellation)).Select(run => ChangeJobArguments.Parse(run.Arguments).Edits.Select(edit => edit.Id)));
    }

    [Fact]
    public async Task Where_too_much_waits_edits_are_refused_until_some_are_done()
    {
        var large = new string('x', ChangeRequests.LongestArguments - 1000);
        for (var i = 0; i < 4; i++)
            await AddAsync($"{i}", large);

        Assert.Equal(ErrorCode.Overloaded, (await Assert.ThrowsAsync<ShopVisionException>(() => AddAsync("4", large))).Code);
        await _runs.CompleteAsync((await _runs.ClaimAsync("w", Cancellation))!, "{}", Cancellation);
        await AddAsync("4", large);
    }

    [Fact]
    public async Task More_than_a_run_is_told_is_refused() => Assert.Equal(
        ErrorCode.UploadTooLarge, (await Assert.ThrowsAsync<ShopVisionException>(() => AddAsync("1", new string('x', ChangeRequests.LongestArguments)))).Code);

    private Task<Run> AddAsync(string id, string title = "a") => _requests.AddAsync(
        "default", [new ProductEdit(ProductOperation.Upsert, id, JsonSerializer.SerializeToElement(new { id, title }))], "test", Cancellation);
}
