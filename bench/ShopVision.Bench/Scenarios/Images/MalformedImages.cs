using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.Bench.Scenarios.Images;

/// <summary>Each malformed golden in a process of its own, which says how long the picture took and how much memory it ever had.</summary>
internal sealed class MalformedImages : IScenario
{
    private const string Verb = "decode-one";
    private const double Seconds = 1;
    private const double Megabytes = 300;

    public string Name => "malformed-images";

    public string Description => $"Worst time and memory of a process that decodes one malformed picture; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var worst = new Outcome(0, 0);
        foreach (var file in GoldenFiles.Malformed())
        {
            using var child = ChildProcess.Start(Verb, file);
            var said = await child.StandardOutput.ReadToEndAsync(cancellationToken);
            await child.WaitForExitAsync(cancellationToken);
            if (child.ExitCode != 0)
                throw new InvalidOperationException($"Decoding '{file}' ended its process with exit code {child.ExitCode}.");
            var outcome = JsonSerializer.Deserialize<Outcome>(said)!;
            worst = new Outcome(Math.Max(worst.Seconds, outcome.Seconds), Math.Max(worst.Megabytes, outcome.Megabytes));
        }

        yield return new Measurement(Name, "s", worst.Seconds, Seconds, "allowed", Gate.AtMost(1)) { Case = "slowest" };
        yield return new Measurement(Name, "MB", worst.Megabytes, Megabytes, "allowed", Gate.AtMost(1)) { Case = "largest process" };
    }

    /// <summary>The child's part, or null where the arguments ask for something else.</summary>
    public static int? RunChild(string[] args)
    {
        if (args is not [Verb, var file])
            return null;
        var content = File.ReadAllBytes(file);
        var started = Stopwatch.GetTimestamp();
        var preprocessor = ClipTower.Preprocessor();
        try
        {
            preprocessor.Prepare(content, new float[preprocessor.TensorLength]);
        }
        catch (ShopVisionException refusal) when (refusal.Code.IsAboutImage)
        {
            // A refusal is as good as a picture here: which one is due is for the tests.
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new Outcome(seconds, self.PeakWorkingSet64 / 1e6)));
        return 0;
    }

    private sealed record Outcome(double Seconds, double Megabytes);
}
