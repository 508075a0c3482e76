using System.Diagnostics;
using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

public sealed class RunsCommandTests(DrawnShop shop) : IClassFixture<DrawnShop>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_that_is_asked_for_is_done_by_a_worker_also_after_one_was_killed()
    {
        var id = (await RunAsync("add", shop.Feed)).GetProperty("id").GetString()!;
        using (var killed = Work())
        {
            // Not by a command: the run must not be done before it is seen.
            while (!(await File.ReadAllTextAsync(Path.Combine(Data, "state", "open", $"{id}.json"), TestContext.Current.CancellationToken)).Contains("\"Running\"", StringComparison.Ordinal))
                await Task.Delay(5, TestContext.Current.CancellationToken);
            killed.Kill(entireProcessTree: true);
        }

        using var worker = Work();
        var run = await UntilAsync(id, run => run.GetProperty("state").GetString() is "done" or "failed");
        worker.Kill(entireProcessTree: true);

        Assert.Equal("done", run.GetProperty("state").GetString());
        Assert.Equal(2, run.GetProperty("attempt").GetInt32());
        var shown = (await Executable.RunAsync("runs", "show", id, "--data", Data)).Output;
        Assert.Matches(@"asked for at .+ by command line; begun at .+, attempt 2, took \d+\.\d s", shown);
        Assert.Contains("products: 60 added, 0 changed, 0 unchanged, 0 removed", shown);
        Assert.Equal(0, (await Executable.RunAsync("search", "--data", Data, "--text", "mug")).ExitCode);
    }

    [Fact]
    public async Task Runs_are_listed_cancelled_and_retried()
    {
        var id = (await RunAsync("add", shop.Feed)).GetProperty("id").GetString()!;

        Assert.Equal("cancelled", (await RunAsync("cancel", id)).GetProperty("state").GetString());
        var again = await RunAsync("retry", id);
        Assert.Equal(("queued", $"retry of {id}"), (again.GetProperty("state").GetString(), again.GetProperty("origin").GetString()));
        var listed = await Executable.RunAsync("runs", "list", "--data", Data);
        Assert.Equal(2, listed.Output.Trim().Split('\n').Length);
        Assert.Contains("error [run-ended]", (await Executable.RunAsync("runs", "approve", id, "--data", Data)).Errors);
        Assert.Contains("error [run-not-found]", (await Executable.RunAsync("runs", "show", "none", "--data", Data)).Errors);
    }

    [Theory]
    [InlineData("runs", "add")]
    [InlineData("schedule", "add", "nightly", "--cron", "0 0 3 * * ?")]
    public async Task An_address_with_a_password_is_refused_and_nothing_of_it_is_kept(params string[] command)
    {
        var ended = await Executable.RunAsync([.. command, "https://me:secret@shop.example/feed.xml", "--data", Data]);

        Assert.StartsWith("error [invalid-request]", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Fetch:Credentials", ended.Errors);
        Assert.DoesNotContain("secret", ended.Output + ended.Errors);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task What_no_worker_could_read_is_refused_at_once()
    {
        var ended = await Executable.RunAsync("runs", "add", shop.Feed, "--data", Data, "--format", "amazon");

        Assert.Contains("error [invalid-request]", ended.Errors);
        Assert.Equal("", (await Executable.RunAsync("runs", "list", "--data", Data)).Output);
    }

    /// <summary>With a short lease, so that the test need not wait for the usual one.</summary>
    private Process Work()
    {
        var start = Executable.Start("work", "--data", Data);
        start.Environment["SHOPVISION_Runs__Lease"] = "00:00:02";
        return Process.Start(start)!;
    }

    private async Task<JsonElement> RunAsync(string command, string argument)
    {
        var ended = await Executable.RunAsync("runs", command, argument, "--data", Data, "--json");
        Assert.True(ended.ExitCode == 0, ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement;
    }

    private async Task<JsonElement> UntilAsync(string id, Func<JsonElement, bool> isReached)
    {
        while (true)
        {
            var run = await RunAsync("show", id);
            if (isReached(run))
                return run;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
