using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.LocalIndex.Soak;

/// <summary>One of the two processes: it writes and searches, or follows what the other writes and searches.</summary>
internal sealed class SoakProcess(string folder, SoakSize size, TimeSpan duration, int seed)
{
    private const string Ready = "ready";

    private readonly LocalProductIndex _index = LocalProductIndex.Open(folder, new LocalIndexOptions(), TimeProvider.System);

    public static Process Start(string role, string folder, bool isLarge, TimeSpan duration, int seed)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])
        [
            typeof(SoakProcess).Assembly.Location, role, folder, isLarge ? "large" : "small",
            duration.TotalSeconds.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture),
        ])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Until the process that writes has published something.</summary>
    public static async Task WaitUntilReadyAsync(Process process, CancellationToken cancellationToken)
    {
        if (await process.StandardOutput.ReadLineAsync(cancellationToken) != Ready)
            throw new InvalidOperationException("The process that writes ended before it had published anything.");
    }

    public static async Task<SoakReport> ReportAsync(Process process, CancellationToken cancellationToken)
    {
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return JsonSerializer.Deserialize<SoakReport>(text) ?? throw new InvalidOperationException("A process of the soak said nothing.");
    }

    public async Task WriteAsync()
    {
        var writer = new SoakWriter(_index, size, seed);
        await writer.BeginAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(Ready);
        await RunAsync(writer.WriteAsync, writer.Acknowledged);
    }

    public Task FollowAsync() => RunAsync((_, _) => Task.CompletedTask, _ => 0);

    private async Task RunAsync(Func<SoakWatch, CancellationToken, Task> write, Func<int, long> acknowledged)
    {
        var watch = new SoakWatch(duration);
        using var stopping = new CancellationTokenSource();
        var readers = Enumerable.Range(0, size.Readers).Select(reader => new SoakReader(_index, size, watch, acknowledged, (seed * 31) + reader));
        Task[] works =
        [
            watch.SampleMemoryAsync(stopping.Token), Task.Run(() => write(watch, stopping.Token)), .. readers.Select(reader => Task.Run(() => reader.ReadAsync(stopping.Token))),
        ];
        string? fault = null;
        await foreach (var work in Task.WhenEach(works))
            if (work.Exception?.InnerException is { } exception)
            {
                fault ??= exception is InconsistentAnswerException or ShopVisionException ? exception.Message : exception.ToString();
                await stopping.CancelAsync();
            }

        Console.WriteLine(JsonSerializer.Serialize(watch.Report(fault)));
    }
}
