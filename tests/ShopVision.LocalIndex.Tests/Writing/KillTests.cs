using ShopVision.Contracts;
using ShopVision.LocalIndex.Kills;

namespace ShopVision.LocalIndex.Tests.Writing;

public sealed class KillTests : IDisposable
{
    private const int Kills = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_writer_killed_at_any_moment_loses_nothing_acknowledged()
    {
        var trials = new KillTrials(_folder.File("index"), seed: Environment.TickCount);
        for (var kill = 0; kill < Kills; kill++)
            await trials.KillOnceAsync(TestContext.Current.CancellationToken);

        Assert.True(trials.Steps >= Kills, $"Only {trials.Steps} steps were done.");
    }
}
