using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace ShopVision.Bench.Scenarios;

/// <summary>From typing <c>shopvision demo</c> to the first page, on an empty data folder.</summary>
internal sealed class DemoStart : IScenario
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(60);

    public string Name => "demo-start";

    public string Description => "From 'shopvision demo' on an empty folder to the first page; promised within 60 s.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var url = $"http://127.0.0.1:{FreePort()}";
        var started = Stopwatch.GetTimestamp();
        using var process = Shopvision.Start("demo", "--data", folder.Path, "--urls", url);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line && !line.Contains(url, StringComparison.Ordinal))
            {
            }

            using var http = new HttpClient();
            (await http.GetAsync(new Uri(url), cancellationToken)).EnsureSuccessStatusCode();
            var elapsed = Stopwatch.GetElapsedTime(started);
            yield return new Measurement(Name, "s", elapsed.TotalSeconds, Promise.TotalSeconds, "the promise", Gate.AtMost(1));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
