using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ShopVision.Contracts;

/// <summary>
/// A real Elasticsearch as a child process, with a data folder of its own. It binds whatever port the system gives it and says which, so
/// that no other process can take the port between looking and binding.
/// </summary>
public sealed partial class ElasticsearchProcess : IAsyncDisposable
{
    /// <summary>The script that starts one, below the folder of fixtures.</summary>
    public const string Script = "elasticsearch/start.sh";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);

    private readonly string _script;
    private readonly string _data;
    private readonly string[] _settings;
    private readonly string _heap;
    private Process? _process;

    private ElasticsearchProcess(string script, string data, string heap, string[] settings) =>
        (_script, _data, _heap, _settings) = (script, data, heap, settings);

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public int Port => Address.Port;

    /// <summary>Starts one with any settings of Elasticsearch, as <c>name=value</c>, and waits until it answers.</summary>
    public static Task<ElasticsearchProcess> StartAsync(string script, string dataFolder, params string[] settings) => StartAsync(script, dataFolder, "512m", settings);

    private static async Task<ElasticsearchProcess> StartAsync(string script, string dataFolder, string heap, string[] settings)
    {
        var server = new ElasticsearchProcess(script, dataFolder, heap, settings);
        try
        {
            await server.StartAsync(port: 0);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts three that make one cluster. Each joins those that are there, so that no port need be known before it is bound.</summary>
    public static async Task<IReadOnlyList<ElasticsearchProcess>> StartThreeAsync(string script, string dataFolder)
    {
        var nodes = new List<ElasticsearchProcess>();
        var seeds = "127.0.0.1:1";
        try
        {
            for (var node = 1; node <= 3; node++)
            {
                string[] settings = [$"node.name=n{node}", $"discovery.seed_hosts={seeds}", .. node == 1 ? ["cluster.initial_master_nodes=n1"] : Array.Empty<string>()];
                nodes.Add(await StartAsync(script, Path.Combine(dataFolder, $"n{node}"), "256m", settings));
                seeds = await TransportAddressAsync(nodes[0]);
            }

            return nodes;
        }
        catch
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again over its data, where clients look for it.</summary>
    public Task StartAgainAsync() => StartAsync(Port);

    /// <summary>As a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not { } process)
            return;
        if (!process.HasExited)
        {
            using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task StartAsync(int port)
    {
        // Settings that come after what the script makes of its own argument count: a port of 0 is the system's to choose.
        var start = new ProcessStartInfo(_script) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[_data, "0", $"http.port={port}", "transport.port=0", "logger.org.elasticsearch.http=info", .. _settings])
            start.ArgumentList.Add(argument);
        start.Environment["ES_HEAP"] = _heap;
        _process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(StartsWithin);
        var bound = await BoundPortAsync(_process, patience.Token);
        Address = new Uri($"http://127.0.0.1:{bound}/");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        while (!await AnswersAsync(http, patience.Token))
            await Task.Delay(50, patience.Token);
    }

    private static async Task<string> TransportAddressAsync(ElasticsearchProcess node)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri(node.Address, "_nodes/_local/transport?filter_path=nodes.*.transport.publish_address")));
        return answer.RootElement.GetProperty("nodes").EnumerateObject().First().Value.GetProperty("transport").GetProperty("publish_address").GetString()!;
    }

    /// <summary>Reads what the server logs, to the end, so that it never waits for a reader.</summary>
    private static async Task<string> BoundPortAsync(Process process, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var bound = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(string? line)
        {
            if (line is null)
                return;
            lock (lines)
                lines.Add(line);
            if (BoundAddress().Match(line) is { Success: true } match)
                bound.TrySetResult(match.Groups[1].Value);
        }

        process.OutputDataReceived += (_, received) => Read(received.Data);
        process.ErrorDataReceived += (_, received) => Read(received.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(bound.Task, ended) == bound.Task)
            return await bound.Task;
        await ended;
        lock (lines)
            throw new InvalidOperationException($"Elasticsearch ended before it listened: {string.Join('\n', lines.TakeLast(20))}");
    }

    private async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "_cluster/health"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"AbstractHttpServerTransport.*publish_address \{127\.0\.0\.1:(\d+)\}")]
    private static partial Regex BoundAddress();
}
