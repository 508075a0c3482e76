using System.Runtime.CompilerServices;
using ShopVision.LocalIndex.Kills;

namespace ShopVision.Bench.Scenarios;

/// <summary>A process that writes to an index, killed at random moments; after each kill the index must hold what was acknowledged.</summary>
internal sealed class IndexKill : IScenario
{
    private const int Kills = 500;
    private const int Seed = 20_26;

    public string Name => "index-kill";

    public string Description => $"{Kills} kills of a process that writes to an index: nothing acknowledged is lost, nothing is half there.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var trials = new KillTrials(Path.Combine(folder.Path, "index"), Seed);
        for (var kill = 0; kill < Kills; kill++)
            await trials.KillOnceAsync(cancellationToken);
        Console.Error.WriteLine($"{trials.Steps:N0} steps; {trials.Unacknowledged} were done but not yet acknowledged when the kill came");
        yield return new Measurement(Name, "kills survived", Kills, Kills, "kills", Gate.AtLeast(1));
    }
}
