using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ShopVision.Clip.Images;

namespace ShopVision.Bench.Scenarios.Images;

/// <summary>
/// Bit flips of the golden pictures, decoded in a child process: one that crashes or hangs is named by its seed and number.
/// </summary>
internal sealed class FuzzImages : IScenario
{
    private const string Verb = "decode-fuzzed";
    private const int Seed = 20_26;
    private const int Few = 4_000;
    private const int Many = 100_000;

    // A process's memory moves by itself, by ten megabytes or so; half a kilobyte lost a picture would show in the full run.
    private const double MostGrowth = 1.25;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public string Name => "fuzz-images";

    public string Description => $"{Many:N0} golden pictures with flipped bits (--full; otherwise {Few:N0}): no crash, no hang, no leak; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(isFull ? Many : Few, cancellationToken);
        Console.Error.WriteLine(string.Join(", ", outcome.Results.OrderByDescending(result => result.Value).Select(result => $"{result.Key} {result.Value:N0}")));

        var limit = new ImageLimits().MaxDecodeTime.TotalSeconds;
        yield return new Measurement(Name, "s", outcome.SlowestSeconds, limit, "limit on decoding time", Gate.AtMost(1)) { Case = "slowest" };
        yield return new Measurement(Name, "MB", outcome.Megabytes[^1], outcome.Megabytes[0], "after the first quarter", Gate.AtMost(MostGrowth)) { Case = "memory at the end" };
        if (outcome.BlocksHeld != 0)
            throw new InvalidOperationException($"Expected libvips to hold no memory when all pictures are done, found {outcome.BlocksHeld} blocks.");
    }

    /// <summary>The child's part, or null where the arguments ask for something else.</summary>
    public static int? RunChild(string[] args)
    {
        if (args is not [Verb, var progressFile, var countText])
            return null;
        var count = int.Parse(countText, CultureInfo.InvariantCulture);
        using var progress = MemoryMappedFile.CreateFromFile(progressFile, FileMode.Open);
        using var at = progress.CreateViewAccessor();
        var images = new FuzzedImages(Seed);
        var results = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (slowest, megabytes) = (TimeSpan.Zero, new List<double>());
        for (var number = 0; number < count; number++)
        {
            // Written before, so that it outlives a crash.
            at.Write(0, number);
            var result = images.Decode(number, out var time);
            results[result] = results.GetValueOrDefault(result) + 1;
            slowest = time > slowest ? time : slowest;
            if ((number + 1) % (count / 4) == 0)
                megabytes.Add(ResidentMegabytes());
        }

        Console.WriteLine(JsonSerializer.Serialize(new Outcome(results, slowest.TotalSeconds, megabytes, Vips.vips_tracked_get_allocs())));
        return 0;
    }

    private static async Task<Outcome> RunAsync(int count, CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var file = Path.Combine(folder.Path, "progress");
        await File.WriteAllBytesAsync(file, new byte[sizeof(int)], cancellationToken);
        using var progress = MemoryMappedFile.CreateFromFile(file, FileMode.Open);
        using var at = progress.CreateViewAccessor();
        using var child = ChildProcess.Start(Verb, file, count.ToString(CultureInfo.InvariantCulture));
        var said = child.StandardOutput.ReadToEndAsync(cancellationToken);
        for (var last = -1; !child.HasExited;)
        {
            await Task.WhenAny(child.WaitForExitAsync(cancellationToken), Task.Delay(_patience, cancellationToken));
            if (!child.HasExited && at.ReadInt32(0) == last)
            {
                child.Kill();
                throw new InvalidOperationException($"Picture {last} of seed {Seed} took more than {_patience.TotalSeconds} s.");
            }

            last = at.ReadInt32(0);
        }

        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<Outcome>(await said)!
            : throw new InvalidOperationException($"Picture {at.ReadInt32(0)} of seed {Seed} ended its process with exit code {child.ExitCode}.");
    }

    private static double ResidentMegabytes()
    {
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / 1e6;
    }

    private sealed record Outcome(SortedDictionary<string, int> Results, double SlowestSeconds, List<double> Megabytes, int BlocksHeld);
}
