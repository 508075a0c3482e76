using System.Diagnostics;
using System.Text.Json;

namespace ShopVision.Bench.Peers;

/// <summary>
/// A script of bench/peers in a Node.js process that stays, so that its rounds alternate with ours: it is asked in lines of JSON
/// and answers in lines of JSON. One question at a time.
/// </summary>
internal sealed class NodePeer : IAsyncDisposable
{
    private readonly string _script;
    private readonly Process _process;

    private NodePeer(string script, Process process) => (_script, _process) = (script, process);

    /// <summary>Restores the packages where that was not done yet, starts the script and waits until it is ready to be asked.</summary>
    public static async Task<NodePeer> StartAsync(string script, CancellationToken cancellationToken, params string[] arguments)
    {
        await PeerPackages.RestoreAsync(cancellationToken);
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        // Builds of ONNX Runtime report their use to its makers unless they are told not to.
        start.Environment["ORT_DISABLE_TELEMETRY"] = "1";
        start.ArgumentList.Add(Path.Combine(PeerPackages.Folder, script));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var peer = new NodePeer(script, PeerPackages.Start(start));
        try
        {
            await peer.ReadAsync(cancellationToken);
            return peer;
        }
        catch
        {
            await peer.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the script answers to a question; throws where it failed.</summary>
    public async Task<JsonElement> AskAsync(object question, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question, JsonSerializerOptions.Web).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException($"Expected an answer of bench/peers/{_script}, found that it ended: see what it wrote above.");
        var answer = JsonSerializer.Deserialize<JsonElement>(line);
        return answer.TryGetProperty("error", out var error) ? throw new InvalidOperationException($"bench/peers/{_script} failed: {error}") : answer;
    }
}
