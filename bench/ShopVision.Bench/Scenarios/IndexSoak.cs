using System.Runtime.CompilerServices;
using ShopVision.LocalIndex.Soak;

namespace ShopVision.Bench.Scenarios;

/// <summary>
/// One process that writes to an index and searches it, and one that follows it: every answer must come from one commit, and at the end
/// memory and the slowest answers must be what they were near the beginning.
/// </summary>
internal sealed class IndexSoak : IScenario
{
    private const int Seed = 20_26;

    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    public string Name => "index-soak";

    public string Description => "Writing, searching and following an index for a minute (with --full, an hour): every answer consistent, memory flat, tails steady.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var (writing, following) = await SoakRun.RunAsync(Path.Combine(folder.Path, "index"), isLarge: true, isFull ? Long : Short, Seed, cancellationToken);
        // What a collector keeps varies more in a minute than in an hour.
        var flat = Gate.AtMost(isFull ? 1.1 : 1.25);
        foreach (var (process, report) in new[] { ("writes and searches", writing), ("follows and searches", following) })
        {
            var done = $"{process}, {report.Commits:N0} commits, {report.Answers:N0} answers";
            yield return new Measurement(Name, "MB in the last quarter", report.MemoryMB[3], report.MemoryMB[1], "in the second", flat) { Case = done };
            yield return new Measurement(Name, "ms for 99 % in the last quarter", report.TailMs[3], report.TailMs[1], "in the second", Gate.AtMost(1.5)) { Case = process };
        }
    }
}
