using System.Diagnostics;
using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Core.Runs;
using ShopVision.PostgreSql;

namespace ShopVision.Server.Tests.Commands;

/// <summary>Two processes that work on one catalog, its runs in PostgreSQL, one of them killed in the midst of an ingest.</summary>
public sealed class TwoWorkersTests : IAsyncLifetime
{
    private const int Products = 600;

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _workers = [];
    private PostgresProcess? _server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => _folder.File("data");

    private string Feed => _folder.File("drawn/products.csv");

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresProcess.StartAsync();
        await MustAsync("draw", "--out", _folder.File("drawn"), "--products", $"{Products}", "--size", "64");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            worker.Kill(entireProcessTree: true);
            await worker.WaitForExitAsync();
            worker.Dispose();
        }

        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task One_is_killed_in_the_midst_of_a_run_and_the_other_does_what_is_left_and_nothing_twice()
    {
        await MustAsync("ingest", Feed, "--data", _folder.File("clean"));
        await using var store = PostgresRunStore.Open(new PostgresOptions { ConnectionString = _server!.ConnectionString }, TimeProvider.System);
        var id = JsonDocument.Parse(await MustAsync("runs", "add", Feed, "--data", Data, "--json")).RootElement.GetProperty("id").GetString()!;
        _workers.AddRange([Work(), Work()]);

        var killed = await CutAsync(store, id);
        var embedded = Embeddings(Data);
        var done = await UntilAsync(store, id, run => !run.IsOpen);

        Assert.Equal((RunState.Done, 2), (done.State, done.Attempt));
        Assert.Equal($"{Environment.MachineName}/{_workers.Single(worker => worker != killed).Id}", done.Worker);
        var pictures = JsonDocument.Parse(done.Report!).RootElement.GetProperty("images");
        // What the first one had kept is not embedded again: only what was under way when it was killed.
        Assert.InRange(pictures.GetProperty("embedded").GetInt64(), 1, Embeddings(_folder.File("clean")) - embedded);
        Assert.Equal(Embeddings(_folder.File("clean")), Embeddings(Data));
        Assert.Equal(await ExportAsync("clean"), await ExportAsync("data"));
        Assert.Equal(id, Assert.Single(await store.ListAsync(10, Cancellation)).Id);
    }

    /// <summary>Kills the worker that has the run once it has embedded a part of the pictures.</summary>
    private async Task<Process> CutAsync(PostgresRunStore store, string id)
    {
        var run = await UntilAsync(store, id, run => run.State == RunState.Running);
        var worker = _workers.Single(worker => run.Worker == $"{Environment.MachineName}/{worker.Id}");
        while (Embeddings(Data) < Products / 6)
            await Task.Delay(1, Cancellation);
        worker.Kill();
        await worker.WaitForExitAsync(Cancellation);
        Assert.True(Embeddings(Data) < Embeddings(_folder.File("clean")), "It was done before it was killed: let it have more to do.");
        return worker;
    }

    /// <summary>How many embeddings are kept: their records have all one size, and one that was cut off does not count.</summary>
    private static long Embeddings(string data)
    {
        const int Header = 48;
        const int Record = 32 + (256 * sizeof(float)) + sizeof(uint);
        var file = new DirectoryInfo(Path.Combine(data, "embeddings"));
        return file.Exists && file.EnumerateFiles("*.bin").SingleOrDefault() is { } cache ? (cache.Length - Header) / Record : 0;
    }

    private static async Task<Run> UntilAsync(PostgresRunStore store, string id, Func<Run, bool> isReached)
    {
        while (true)
        {
            if (await store.FindAsync(id, Cancellation) is { } run && isReached(run))
                return run;
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>With a short lease, so that the test need not wait for the usual one.</summary>
    private Process Work()
    {
        var start = WithState("work", "--data", Data);
        start.Environment["SHOPVISION_Runs__Lease"] = "00:00:03";
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        return Process.Start(start)!;
    }

    private ProcessStartInfo WithState(params string[] arguments)
    {
        var start = Executable.Start(arguments);
        start.Environment["SHOPVISION_State__Kind"] = "postgresql";
        start.Environment["SHOPVISION_State__ConnectionString"] = _server!.ConnectionString;
        return start;
    }

    private async Task<string[]> ExportAsync(string data)
    {
        var file = _folder.File($"{data}.jsonl");
        await MustAsync("index", "export", "--data", _folder.File(data), "--out", file);
        return [.. (await File.ReadAllLinesAsync(file, Cancellation)).Order(StringComparer.Ordinal)];
    }

    private async Task<string> MustAsync(params string[] arguments)
    {
        var ended = await Executable.RunAsync(WithState(arguments));
        Assert.True(ended.ExitCode == 0, $"shopvision {string.Join(' ', arguments)}: {ended.Output}{ended.Errors}");
        Assert.DoesNotContain(_server!.Password, ended.Output + ended.Errors);
        return ended.Output;
    }
}
