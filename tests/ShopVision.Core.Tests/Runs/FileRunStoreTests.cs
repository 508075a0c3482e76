using ShopVision.Contracts;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;

namespace ShopVision.Core.Tests.Runs;

public sealed class FileRunStoreTests : RunStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IRunStore Open() => new FileRunStore(_folder.File("state"), TimeProvider.System);

    [Fact]
    public async Task A_run_that_a_crash_left_in_both_folders_has_ended()
    {
        await Runs().AddAsync(new RunRequest("ingest", "a"), Cancellation);
        var claimed = (await Runs().ClaimAsync("w", Cancellation))!;
        var open = _folder.File($"state/open/{claimed.Id}.json");
        var before = await File.ReadAllBytesAsync(open, Cancellation);
        await Runs().CompleteAsync(claimed, "{}", Cancellation);
        await File.WriteAllBytesAsync(open, before, Cancellation);

        Time.Step(TimeSpan.FromHours(1));

        Assert.Null(await Runs().ClaimAsync("w", Cancellation));
        Assert.Equal(RunState.Done, (await Open().FindAsync(claimed.Id, Cancellation))!.State);
        Assert.Single(await Open().ListAsync(10, Cancellation));
    }

    [Fact]
    public async Task A_crash_before_a_schedule_knows_that_it_fired_brings_no_second_run()
    {
        var nightly = new RunSchedule("nightly", "0 0 3 * * ?", "UTC", new RunRequest("ingest", "a")) { Since = Time.GetUtcNow() };
        await Open().SaveScheduleAsync(nightly, Cancellation);
        var at = Time.GetUtcNow();
        var fired = await Runs().FireAsync(nightly, at, Cancellation);
        await Runs().CompleteAsync((await Runs().ClaimAsync("w", Cancellation))!, "{}", Cancellation);
        // What the crash left: the run is there, and the schedule as it was.
        await Open().SaveScheduleAsync(nightly, Cancellation);
        Time.Step(TimeSpan.FromMinutes(1));

        var again = await Runs().FireAsync(nightly, at, Cancellation);

        Assert.Equal(fired!.Id, again!.Id);
        Assert.Single(await Open().ListAsync(10, Cancellation));
        Assert.Equal(Time.GetUtcNow(), Assert.Single(await Open().ListSchedulesAsync(Cancellation)).Since);
    }

    [Theory]
    [InlineData("../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_id_never_leads_out_of_the_folder(string id)
    {
        await File.WriteAllTextAsync(_folder.File("secret.json"), "{}", Cancellation);

        Assert.Null(await Open().FindAsync(id, Cancellation));
        Assert.Empty(await Open().ReadRefusalsAsync(id, Cancellation));
        Assert.False(await Open().DeleteScheduleAsync(id, Cancellation));
    }

    [Fact]
    public async Task A_damaged_file_is_named()
    {
        var run = await Runs().AddAsync(new RunRequest("ingest", "a"), Cancellation);
        await File.WriteAllTextAsync(_folder.File($"state/open/{run.Id}.json"), "{\"id\":", Cancellation);

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => Runs().ClaimAsync("w", Cancellation));

        Assert.Equal(ErrorCode.DataFolderUnusable, fault.Code);
        Assert.Contains(run.Id, fault.Message);
    }
}
