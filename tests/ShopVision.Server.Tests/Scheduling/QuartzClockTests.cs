using System.Threading.Channels;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Server.Scheduling;

namespace ShopVision.Server.Tests.Scheduling;

public sealed class QuartzClockTests : IAsyncDisposable
{
    private readonly QuartzClock _clock = new();
    private readonly Channel<string> _calls = Channel.CreateUnbounded<string>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _clock.DisposeAsync();

    [Fact]
    public async Task Calls_at_the_times_of_what_it_keeps_and_of_nothing_else_any_more()
    {
        await KeepAsync(Schedule("a", "* * * * * ?"), Schedule("never", "0 0 0 1 1 ? 2090"));
        Assert.Equal("a", await _calls.Reader.ReadAsync(Cancellation));
        Assert.Equal("a", await _calls.Reader.ReadAsync(Cancellation));

        await KeepAsync(Schedule("b", "* * * * * ?"));
        while (await _calls.Reader.ReadAsync(Cancellation) != "b")
        {
        }

        Assert.Equal("b", await _calls.Reader.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task A_schedule_whose_times_change_is_called_at_the_new_ones()
    {
        await KeepAsync(Schedule("a", "0 0 0 1 1 ? 2090"));
        await KeepAsync(Schedule("a", "* * * * * ?"));

        Assert.Equal("a", await _calls.Reader.ReadAsync(Cancellation));
    }

    [Theory]
    [InlineData("2026-01-10T12:00:00Z", "2026-01-11T02:00:00Z")]
    [InlineData("2026-07-10T12:00:00Z", "2026-07-11T01:00:00Z")]
    // The night in which clocks go back from three to two: three comes once.
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T02:00:00Z")]
    public void Times_are_those_of_clocks_in_the_time_zone(string after, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, null), _clock.Next(Schedule("a", "0 0 3 * * ?", "Europe/Berlin"), DateTimeOffset.Parse(after, null)));

    [Theory]
    [InlineData("0 3 * * *", "UTC", "'0 3 * * *'")]
    [InlineData("0 0 25 * * ?", "UTC", "Hour")]
    [InlineData("at night", "UTC", "at night")]
    [InlineData("", "UTC", "''")]
    [InlineData("0 0 3 * * ?", "Europe/Atlantis", "Europe/Atlantis")]
    [InlineData("0 0 3 * * ?", "../../etc/passwd", "time zone")]
    [InlineData("0 0 3 * * ?", "", "time zone")]
    public void What_cannot_be_understood_is_told_by_its_code(string cron, string timeZone, string part)
    {
        var fault = Assert.Throws<ShopVisionException>(() => _clock.Next(Schedule("a", cron, timeZone), DateTimeOffset.UtcNow));

        Assert.Equal(ErrorCode.ScheduleInvalid, fault.Code);
        Assert.Contains(part, fault.Message);
    }

    private Task KeepAsync(params RunSchedule[] schedules) => _clock.KeepAsync(
        schedules,
        (name, _) =>
        {
            _calls.Writer.TryWrite(name);
            return Task.CompletedTask;
        },
        Cancellation);

    private static RunSchedule Schedule(string name, string cron, string timeZone = "UTC") => new(name, cron, timeZone, new RunRequest("ingest", "a"));
}
