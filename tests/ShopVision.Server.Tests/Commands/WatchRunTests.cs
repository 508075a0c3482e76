using System.Diagnostics;
using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Tests.Commands;

/// <summary>The test is the worker: another process than the one that watches.</summary>
public sealed class WatchRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileRunStore _store;
    private readonly RunDispatcher _runs;

    public WatchRunTests()
    {
        _store = new FileRunStore(_folder.File("state"), TimeProvider.System);
        _runs = new RunDispatcher(_store, new RunOptions { Lease = TimeSpan.FromMinutes(10) }, TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_watched_run_tells_how_far_it_is_and_ends_the_watching()
    {
        var claimed = await ClaimAsync();
        using var watch = Process.Start(Executable.Start("runs", "watch", claimed.Id, "--data", _folder.Path))!;
        Assert.Equal("running", await watch.StandardOutput.ReadLineAsync(Cancellation));

        await _runs.RenewAsync(claimed, new RunProgress("indexing", 30, 60), Cancellation);
        Assert.Equal("indexing: 30 of 60", await watch.StandardOutput.ReadLineAsync(Cancellation));
        await _runs.CompleteAsync(claimed, """{"generation":"g"}""", Cancellation);
        var rest = await watch.StandardOutput.ReadToEndAsync(Cancellation);
        await watch.WaitForExitAsync(Cancellation);

        Assert.Equal(0, watch.ExitCode);
        Assert.StartsWith("done", rest, StringComparison.Ordinal);
        Assert.Contains("report: {\"generation\":\"g\"}", rest);
    }

    [Fact]
    public async Task The_exit_code_tells_how_the_run_ended()
    {
        var failed = await ClaimAsync();
        await _runs.FailAsync(failed, new RunFault("feed-missing", "There is none.", IsTransient: false), Cancellation);
        var cancelled = await ClaimAsync();
        await _runs.StopAsync(cancelled, Cancellation);
        var refusing = await ClaimAsync();
        await _store.SaveRefusalsAsync(refusing.Id, [new RunRefusal(3, "p7", null, "product-invalid", "No price.", false)], Cancellation);
        await _runs.CompleteAsync(refusing, "{}", Cancellation);

        Assert.Equal(1, (await WatchAsync(failed.Id)).ExitCode);
        Assert.Equal(4, (await WatchAsync(cancelled.Id)).ExitCode);
        Assert.Equal(0, (await WatchAsync(refusing.Id)).ExitCode);
        Assert.Equal(3, (await WatchAsync(refusing.Id, "--strict")).ExitCode);
        Assert.Contains("error [run-not-found]", (await WatchAsync("none")).Errors);
    }

    [Fact]
    public async Task Watched_as_JSON_a_run_is_an_object_a_line()
    {
        var claimed = await ClaimAsync();
        await _runs.RenewAsync(claimed, new RunProgress("indexing", 60, 60), Cancellation);
        await _runs.CompleteAsync(claimed, "{}", Cancellation);

        var line = Assert.Single((await WatchAsync(claimed.Id, "--json")).Output.Trim().Split('\n'));

        var sight = JsonDocument.Parse(line).RootElement;
        Assert.Equal(("done", "indexing", 60), (sight.GetProperty("state").GetString(), sight.GetProperty("stage").GetString(), sight.GetProperty("total").GetInt32()));
    }

    [Fact]
    public async Task A_run_that_is_asked_for_can_be_watched_at_once()
    {
        using var added = Process.Start(Executable.Start("runs", "add", "/feed.csv", "--data", _folder.Path, "--watch"))!;
        var shown = await added.StandardOutput.ReadLineAsync(Cancellation);
        var id = Assert.Single(await _store.ListAsync(10, Cancellation)).Id;
        Assert.Equal($"{id}  ingest  queued", shown);

        await _runs.CancelAsync(id, Cancellation);
        await added.WaitForExitAsync(Cancellation);

        Assert.Equal(4, added.ExitCode);
    }

    [Fact]
    public async Task A_watched_run_that_asks_for_approval_tells_its_id_and_why()
    {
        var claimed = await ClaimAsync();
        await _runs.FailAsync(claimed, new RunFault("approval-needed", "The feed lacks 16 of the 60 products.", IsTransient: false), Cancellation);
        using var watch = Process.Start(Executable.Start("runs", "watch", claimed.Id, "--data", _folder.Path))!;

        Assert.Equal($"{claimed.Id}  ingest  awaiting-approval  [approval-needed] The feed lacks 16 of the 60 products.", await watch.StandardOutput.ReadLineAsync(Cancellation));

        await _runs.RejectAsync(claimed.Id, Cancellation);
        await watch.WaitForExitAsync(Cancellation);
        Assert.Equal(4, watch.ExitCode);
    }

    private Task<Ended> WatchAsync(string id, params string[] options) => Executable.RunAsync(["runs", "watch", id, "--data", _folder.Path, .. options]);

    private async Task<Run> ClaimAsync()
    {
        await _runs.AddAsync(new RunRequest("ingest", "default"), Cancellation);
        return (await _runs.ClaimAsync("test", Cancellation))!;
    }
}
