using System.Diagnostics;
using ShopVision.Contracts;
using ShopVision.Core.Runs;
using ShopVision.LocalIndex;
using ShopVision.Worker.Kills;

namespace ShopVision.Server.Tests.Commands;

public sealed class KilledWorkerTests : IDisposable
{
    private const int Kills = 10;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_worker_that_is_killed_at_any_moment_leaves_a_run_that_the_next_one_ends_as_if_nothing_had_happened()
    {
        Assert.Equal(0, (await Executable.RunAsync("draw", "--out", _folder.File("shop"), "--products", "300", "--size", "64")).ExitCode);
        var store = new FileRunStore(_folder.File("data/state"), TimeProvider.System);
        var index = LocalProductIndex.Open(_folder.File("data/index"), new LocalIndexOptions(), TimeProvider.System);
        await using var trials = new WorkerKills(_folder.Path, Work, store, index, seed: 7);

        for (var kill = 0; kill < Kills; kill++)
            await trials.KillOnceAsync(TestContext.Current.CancellationToken);

        Assert.True(trials.Amidst > 0, "No kill came in the midst of a run.");
    }

    /// <summary>With a short lease, so that the test need not wait for the usual one.</summary>
    private ProcessStartInfo Work()
    {
        var start = Executable.Start("work", "--data", _folder.File("data"));
        start.Environment["SHOPVISION_Runs__Lease"] = "00:00:01";
        start.Environment["SHOPVISION_Runs__Attempts"] = "20";
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        return start;
    }
}
