using System.Diagnostics;
using System.Runtime.CompilerServices;
using ShopVision.Contracts;

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
        var started = Stopwatch.GetTimestamp();
        using var process = Shopvision.Start("demo", "--data", folder.Path, "--urls", "http://127.0.0.1:0");
        try
        {
            using var http = new HttpClient();
            var address = await ReadyLine.ReadAsync(process.StandardOutput, cancellationToken) ?? throw new InvalidOperationException("The demo ended before it was ready.");
            (await http.GetAsync(address, cancellationToken)).EnsureSuccessStatusCode();
            var elapsed = Stopwatch.GetElapsedTime(started);
            yield return new Measurement(Name, "s", elapsed.TotalSeconds, Promise.TotalSeconds, "the promise", Gate.AtMost(1));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
