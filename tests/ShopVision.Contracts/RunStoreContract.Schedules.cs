using ShopVision.Core.Runs;

namespace ShopVision.Contracts;

public abstract partial class RunStoreContract
{
    [Fact]
    public async Task Schedules_are_saved_replaced_and_deleted()
    {
        var nightly = new RunSchedule("nightly", "0 0 3 * * ?", "Europe/Berlin", Request("a"));

        await Open().SaveScheduleAsync(nightly, Cancellation);
        await Open().SaveScheduleAsync(nightly with { Cron = "0 0 4 * * ?" }, Cancellation);
        await Open().SaveScheduleAsync(nightly with { Name = "hourly" }, Cancellation);

        Assert.Equal(["hourly", "nightly"], (await Open().ListSchedulesAsync(Cancellation)).Select(schedule => schedule.Name));
        Assert.Equal("0 0 4 * * ?", (await Open().ListSchedulesAsync(Cancellation))[1].Cron);
        Assert.True(await Open().DeleteScheduleAsync("nightly", Cancellation));
        Assert.False(await Open().DeleteScheduleAsync("nightly", Cancellation));
    }

    [Fact]
    public async Task A_time_of_a_schedule_brings_one_run_however_many_call_for_it()
    {
        var nightly = await ScheduleAsync();
        Time.Step(TimeSpan.FromHours(20));

        var fired = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Runs().FireAsync(nightly, Time.GetUtcNow(), Cancellation))));

        var run = await OnlyAsync();
        Assert.Equal(run, Assert.Single(fired, run => run is not null));
        Assert.Equal(("schedule nightly, 2026-11-22T08:00:00Z", "a", RunState.Queued), (run.Origin, run.Catalog, run.State));
        Assert.Equal(nightly with { Since = Time.GetUtcNow() }, Assert.Single(await Open().ListSchedulesAsync(Cancellation)));
    }

    [Fact]
    public async Task A_later_time_brings_another_run_unless_one_like_it_waits()
    {
        var first = (await Runs().FireAsync(await ScheduleAsync(), Time.GetUtcNow(), Cancellation))!;
        var waiting = await Runs().FireAsync(await NextAsync(), Time.GetUtcNow(), Cancellation);
        await Runs().CompleteAsync((await Runs().ClaimAsync("w", Cancellation))!, "{}", Cancellation);

        var second = await Runs().FireAsync(await NextAsync(), Time.GetUtcNow(), Cancellation);

        Assert.Equal(first, waiting);
        Assert.NotEqual(first.Id, second!.Id);
        Assert.Equal(2, (await Open().ListAsync(10, Cancellation)).Count);
    }

    [Fact]
    public async Task A_schedule_that_was_changed_or_deleted_meanwhile_brings_none()
    {
        var nightly = await ScheduleAsync();
        await Open().SaveScheduleAsync(nightly with { Cron = "0 0 4 * * ?" }, Cancellation);
        Assert.Null(await Runs().FireAsync(nightly, Time.GetUtcNow(), Cancellation));
        await Open().DeleteScheduleAsync("nightly", Cancellation);

        Assert.Null(await Runs().FireAsync(nightly with { Cron = "0 0 4 * * ?" }, Time.GetUtcNow(), Cancellation));

        Assert.Empty(await Open().ListAsync(10, Cancellation));
        Assert.Empty(await Open().ListSchedulesAsync(Cancellation));
    }

    private async Task<RunSchedule> ScheduleAsync()
    {
        var nightly = new RunSchedule("nightly", "0 0 3 * * ?", "Europe/Berlin", Request("a")) { Since = Time.GetUtcNow() };
        await Open().SaveScheduleAsync(nightly, Cancellation);
        return nightly;
    }

    /// <summary>The schedule as it is kept, a day later.</summary>
    private async Task<RunSchedule> NextAsync()
    {
        Time.Step(TimeSpan.FromDays(1));
        return Assert.Single(await Open().ListSchedulesAsync(Cancellation));
    }
}
