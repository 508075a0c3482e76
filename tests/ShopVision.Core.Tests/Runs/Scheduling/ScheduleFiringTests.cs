using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Core.Runs.Scheduling;

namespace ShopVision.Core.Tests.Runs.Scheduling;

public sealed class ScheduleFiringTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SteppedTime _time = new();
    private readonly HourlyClock _clock = new();
    private readonly List<string> _log = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FileRunStore Store => new(_folder.File("state"), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_schedule_fires_when_its_time_has_come_and_not_before()
    {
        await SaveAsync("a");
        _time.Step(TimeSpan.FromMinutes(59));
        await LookAsync();
        Assert.Empty(await RunsAsync());

        _time.Step(TimeSpan.FromMinutes(1));
        await LookAsync();
        await LookAsync();

        Assert.Equal("schedule a, 2026-11-21T13:00:00Z", Assert.Single(await RunsAsync()).Origin);
    }

    [Fact]
    public async Task Times_that_were_missed_bring_one_run()
    {
        await SaveAsync("a");
        _time.Step(TimeSpan.FromHours(100.5));

        await LookAsync();
        await LookAsync();

        Assert.Equal("schedule a, 2026-11-21T13:00:00Z", Assert.Single(await RunsAsync()).Origin);
        Assert.Equal(_time.GetUtcNow(), Assert.Single(await Store.ListSchedulesAsync(Cancellation)).Since);
    }

    [Fact]
    public async Task The_clock_is_told_of_the_schedules_that_there_are_and_fires_them_when_it_calls()
    {
        await SaveAsync("a");
        await SaveAsync("b");
        await LookAsync();
        Assert.Equal(["a", "b"], _clock.Kept.Select(schedule => schedule.Name));

        await Store.DeleteScheduleAsync("b", Cancellation);
        await LookAsync();
        Assert.Equal(["a"], _clock.Kept.Select(schedule => schedule.Name));
        _time.Step(TimeSpan.FromHours(1));
        await _clock.Call("a", Cancellation);
        await _clock.Call("a", Cancellation);
        await _clock.Call("b", Cancellation);

        Assert.Single(await RunsAsync());
    }

    [Fact]
    public async Task A_call_that_comes_early_brings_nothing()
    {
        await SaveAsync("a");
        await LookAsync();

        await _clock.Call("a", Cancellation);

        Assert.Empty(await RunsAsync());
    }

    [Fact]
    public async Task A_schedule_that_is_not_understood_is_told_and_holds_up_no_other()
    {
        await SaveAsync(HourlyClock.Unknown);
        await SaveAsync("z");
        _time.Step(TimeSpan.FromHours(1));

        await LookAsync();

        Assert.Equal("schedule z, 2026-11-21T13:00:00Z", Assert.Single(await RunsAsync()).Origin);
        Assert.Contains(_log, line => line.StartsWith($"schedule {HourlyClock.Unknown}: No such zone.", StringComparison.Ordinal));
    }

    private Task LookAsync() => new ScheduleFiring(Store, _clock, new RunOptions(), _time) { Log = _log.Add }.LookAsync(Cancellation);

    private Task SaveAsync(string name) =>
        Store.SaveScheduleAsync(new RunSchedule(name, "", "UTC", new RunRequest("ingest", name)) { Since = _time.GetUtcNow() }, Cancellation);

    private Task<IReadOnlyList<Run>> RunsAsync() => Store.ListAsync(10, Cancellation);

    /// <summary>Every schedule is due an hour after the last time; calls when the test does.</summary>
    private sealed class HourlyClock : IScheduleClock
    {
        public const string Unknown = "unknown";

        public IReadOnlyList<RunSchedule> Kept { get; private set; } = [];

        public Func<string, CancellationToken, Task> Call { get; private set; } = (_, _) => Task.CompletedTask;

        public DateTimeOffset? Next(RunSchedule schedule, DateTimeOffset after) =>
            schedule.Name == Unknown ? throw new ShopVisionException(ErrorCode.ScheduleInvalid, "No such zone.") : after.AddHours(1);

        public Task KeepAsync(IReadOnlyList<RunSchedule> schedules, Func<string, CancellationToken, Task> call, CancellationToken cancellationToken)
        {
            (Kept, Call) = (schedules, call);
            return Task.CompletedTask;
        }
    }
}
