using System.Diagnostics;
using System.Text.Json;
using ShopVision.Core.Runs;

namespace ShopVision.Contracts.Nightly;

/// <summary>A feed that a schedule of the real executable ingests again and again, by a worker that is a process of its own.</summary>
public sealed class NightlyIngest : IAsyncDisposable
{
    private const int MostRuns = 1000;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly Func<IEnumerable<string>, ProcessStartInfo> _shopvision;
    private readonly string _folder;
    private readonly string[] _index;
    private readonly FileRunStore _runs;
    private Process? _worker;
    private string _last = "";

    /// <summary>
    /// <paramref name="shopvision"/> starts the executable with arguments; the data folder will be in <paramref name="folder"/>, and the
    /// index at <paramref name="cluster"/> where that is not null.
    /// </summary>
    public NightlyIngest(Func<IEnumerable<string>, ProcessStartInfo> shopvision, string folder, Uri? cluster)
    {
        (_shopvision, _folder, _index) = (shopvision, folder, cluster is null ? [] : ["--index", cluster.AbsoluteUri]);
        _runs = new FileRunStore(Path.Combine(Data, "state"), TimeProvider.System);
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Asks for the feed at the times of a cron expression, and has a worker do it.</summary>
    public async Task BeginAsync(string feed, string cron, CancellationToken cancellationToken)
    {
        await RunAsync(["schedule", "add", "nightly", "--cron", cron, feed, "--data", Data], cancellationToken);
        _worker = Process.Start(Start(["work", "--data", Data, .. _index]))!;
        _ = _worker.StandardOutput.ReadToEndAsync(cancellationToken);
    }

    /// <summary>The next run that the schedule asked for, once it has ended; throws where it did not end well.</summary>
    public async Task<Night> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = (await _runs.ListAsync(MostRuns, cancellationToken)).Where(run => string.CompareOrdinal(run.Id, _last) > 0).MinBy(run => run.Id, StringComparer.Ordinal);
            if (next is { IsOpen: false } or { State: RunState.AwaitingApproval })
            {
                _last = next.Id;
                return Night.Of(JsonDocument.Parse(await RunAsync(["runs", "show", next.Id, "--data", Data, "--json"], cancellationToken)).RootElement);
            }

            if (_worker!.HasExited)
                throw new InvalidOperationException($"Expected a worker that goes on, found that it ended with exit code {_worker.ExitCode}.");
            await Task.Delay(Poll, cancellationToken);
        }
    }

    /// <summary>All that the index holds, an entry by the id of its product.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> ExportAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(_folder, $"{_last}.jsonl");
        await RunAsync(["index", "export", .. _index is [] ? ["--data", Data] : _index, "--out", file], cancellationToken);
        return File.ReadLines(file).Skip(1).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(entry => entry.GetProperty("product").GetProperty("id").GetString()!, StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is null)
            return;
        _worker.Kill(entireProcessTree: true);
        await _worker.WaitForExitAsync();
        _worker.Dispose();
    }

    private ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        var start = _shopvision(arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, false);
        start.Environment["SHOPVISION_Fetch__AllowedNetworks__0"] = "127.0.0.0/8";
        return start;
    }

    private Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken) => Start(arguments).OutputAsync(cancellationToken);
}
