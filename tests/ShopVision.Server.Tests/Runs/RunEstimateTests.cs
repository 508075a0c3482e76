using ShopVision.Core.Runs;
using ShopVision.Server.Runs;

namespace ShopVision.Server.Tests.Runs;

public sealed class RunEstimateTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private readonly RunEstimate _estimate = new();

    [Fact]
    public void What_is_left_takes_as_long_as_its_share_of_what_was_seen()
    {
        Assert.Null(After(0, "indexing", 100, 400));
        Assert.Equal(TimeSpan.FromSeconds(20), After(10, "indexing", 200, 400));
        Assert.Equal(TimeSpan.Zero, After(30, "indexing", 400, 400));
    }

    [Fact]
    public void A_new_stage_or_attempt_begins_anew()
    {
        After(0, "indexing", 0, 10);
        Assert.NotNull(After(1, "indexing", 5, 10));

        Assert.Null(After(2, "removing", 6, 10));
        Assert.Null(_estimate.Remaining(Run("removing", 7, 10) with { Attempt = 2 }, Start.AddSeconds(3)));
    }

    [Fact]
    public void Nobody_can_tell_without_a_total_or_while_nobody_works()
    {
        After(0, "reading-feed", 0, null);

        Assert.Null(After(1, "reading-feed", 5, null));
        Assert.Null(_estimate.Remaining(Run("indexing", 5, 10) with { State = RunState.Queued }, Start));
    }

    private TimeSpan? After(int seconds, string stage, long done, long? total) => _estimate.Remaining(Run(stage, done, total), Start.AddSeconds(seconds));

    private static Run Run(string stage, long done, long? total) => new()
    {
        Id = "1", Job = "ingest", Catalog = "default", CreatedAt = Start, State = RunState.Running, Attempt = 1, Progress = new RunProgress(stage, done, total),
    };
}
