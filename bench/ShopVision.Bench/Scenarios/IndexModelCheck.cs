using System.Diagnostics;
using System.Runtime.CompilerServices;
using ShopVision.Contracts.Modelling;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex;

namespace ShopVision.Bench.Scenarios;

/// <summary>Random changes, rebuilds, rollbacks and questions over the embedded index, each answer held to a naive model in memory.</summary>
internal sealed class IndexModelCheck : IScenario
{
    private const int Sequences = 100;
    private const int Length = 200;

    public string Name => "index-model";

    public string Description => $"{Sequences * Length:N0} random steps over the embedded index, held to a naive model in memory; a difference ends the run.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var created = 0;
        var check = new ModelCheck(
            () =>
            {
                created++;
                return Open();
            },
            _ => Open());
        var started = Stopwatch.GetTimestamp();
        await Task.Run(() => check.Run(Sequences, Length, cancellationToken), cancellationToken);
        Console.Error.WriteLine($"{Sequences} sequences of {Length} steps in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s.");
        yield return new Measurement(Name, "steps as the model says", Sequences * Length, Sequences * Length, "steps taken", Gate.AtLeast(1));

        Task<IProductIndex> Open() => Task.FromResult<IProductIndex>(
            LocalProductIndex.Open(Path.Combine(folder.Path, $"{created}"), new LocalIndexOptions(), TimeProvider.System));
    }
}
