using ShopVision.Contracts;
using ShopVision.LocalIndex.Soak;

namespace ShopVision.LocalIndex.Tests.Snapshots;

/// <summary>Half a minute of two processes; an hour of them, and how long answers take: <c>bench -- index-soak --full</c>.</summary>
[Trait("Takes", "30 s")]
public sealed class SoakTests : IDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whoever_searches_while_another_writes_sees_whole_commits_and_takes_no_more_memory_for_it()
    {
        var (writing, following) = await SoakRun.RunAsync(
            _folder.File("index"), isLarge: false, Duration, seed: Environment.TickCount, TestContext.Current.CancellationToken);

        foreach (var report in (SoakReport[])[writing, following])
        {
            Assert.True(report is { Commits: > 0, Answers: > 0 }, $"Nothing was done: {report}");
            Assert.InRange(report.MemoryMB[3], 0, 1.5 * report.MemoryMB[1]);
        }
    }
}
