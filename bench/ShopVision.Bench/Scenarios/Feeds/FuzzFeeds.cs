using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using ShopVision.Contracts.Feeds;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Bench.Scenarios.Feeds;

/// <summary>Random mutations of feeds of every format: each is read or refused by its code, and none takes long.</summary>
internal sealed class FuzzFeeds : IScenario
{
    private const int Seed = 20_26;
    private const int Few = 10_000;
    private const int Many = 100_000;
    private const double MostSeconds = 5;

    public string Name => "fuzz-feeds";

    public string Description => $"{Many:N0} mutations of feeds of every format (--full; otherwise {Few:N0}): read or refused, no crash, no hang.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var random = new Random(Seed);
        var slowest = TimeSpan.Zero;
        var (read, refused) = (0, 0);
        for (var number = 0; number < (isFull ? Many : Few); number++)
        {
            var (name, content) = SampleFeeds.All[number % SampleFeeds.All.Count];
            var path = Path.Combine(folder.Path, name);
            await File.WriteAllBytesAsync(path, Mutation.Of(Encoding.UTF8.GetBytes(content), random), cancellationToken);
            var started = Stopwatch.GetTimestamp();
            if (await IsReadAsync(path, number, cancellationToken))
                read++;
            else
                refused++;
            var elapsed = Stopwatch.GetElapsedTime(started);
            slowest = elapsed > slowest ? elapsed : slowest;
        }

        Console.Error.WriteLine($"{read:N0} read, {refused:N0} refused as a whole");
        yield return new Measurement(Name, "s", slowest.TotalSeconds, MostSeconds, "what a hang would be", Gate.AtMost(1)) { Case = "slowest" };
    }

    private static async Task<bool> IsReadAsync(string path, int number, CancellationToken cancellationToken)
    {
        try
        {
            await using var document = await FeedDocument.OpenAsync(path, FeedOptions.Default, cancellationToken);
            await FeedCheck.RunAsync(document, itemsRead: null, cancellationToken);
            return true;
        }
        catch (ShopVisionException)
        {
            return false;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"Mutation {number} (seed {Seed}) of {Path.GetFileName(path)} crashed the reader: {fault.Message}", fault);
        }
    }
}
