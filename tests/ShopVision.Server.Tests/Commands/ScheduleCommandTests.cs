using System.Diagnostics;
using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

public sealed class ScheduleCommandTests(DrawnShop shop) : IClassFixture<DrawnShop>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_schedule_is_added_listed_with_its_next_times_and_removed()
    {
        var added = await MustAsync("add", "nightly", "--cron", "0 0 3 * * ?", "--time-zone", "Europe/Berlin", shop.Feed, "--currency", "eur");
        var listed = Assert.Single(JsonDocument.Parse(await MustAsync("list", "--json")).RootElement.EnumerateArray());

        Assert.Contains("nightly  0 0 3 * * ?  Europe/Berlin", added);
        Assert.Matches(@"next: \d{4}-\d\d-\d\d 03:00:00 \+0[12]:00, ", added);
        Assert.Equal(3, listed.GetProperty("next").GetArrayLength());
        Assert.Equal((shop.Feed, "eur"), (listed.GetProperty("arguments").GetProperty("feed").GetString(), listed.GetProperty("arguments").GetProperty("currency").GetString()));
        await MustAsync("remove", "nightly");
        Assert.Equal("", await MustAsync("list"));
        Assert.Contains("error [schedule-not-found]", (await RunAsync("remove", "nightly")).Errors);
    }

    [Theory]
    [InlineData("nightly", "0 3 * * *", "UTC")]
    [InlineData("nightly", "0 0 0 30 2 ?", "UTC")]
    [InlineData("nightly", "0 0 3 * * ?", "Europe/Atlantis")]
    [InlineData("../nightly", "0 0 3 * * ?", "UTC")]
    public async Task What_would_never_fire_is_refused_at_once(string name, string cron, string timeZone)
    {
        var ended = await RunAsync("add", name, "--cron", cron, "--time-zone", timeZone, shop.Feed);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("error [schedule-invalid]: ", ended.Errors);
        Assert.Equal("", await MustAsync("list"));
    }

    [Fact]
    public async Task Two_workers_see_a_new_schedule_and_fire_every_second_and_no_second_twice()
    {
        var workers = new[] { Work(), Work() };
        await MustAsync("add", "often", "--cron", "* * * * * ?", shop.Feed);

        JsonElement[] runs;
        while ((runs = await DoneAsync()).Length < 4)
            await Task.Delay(100, Cancellation);
        foreach (var worker in workers)
            using (worker)
                worker.Kill(entireProcessTree: true);

        Assert.All(runs, run => Assert.StartsWith("schedule often, ", run.GetProperty("origin").GetString()));
        Assert.Equal(runs.Length, runs.Select(run => run.GetProperty("origin").GetString()).Distinct().Count());
    }

    private async Task<JsonElement[]> DoneAsync()
    {
        var listed = await Executable.RunAsync("runs", "list", "--data", Data, "--json");
        return [.. JsonDocument.Parse(listed.Output).RootElement.EnumerateArray().Where(run => run.GetProperty("state").GetString() == "done")];
    }

    private Process Work()
    {
        var start = Executable.Start("work", "--data", Data);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (false, false);
        return Process.Start(start)!;
    }

    private Task<Ended> RunAsync(params string[] arguments) => Executable.RunAsync(["schedule", .. arguments, "--data", Data]);

    private async Task<string> MustAsync(params string[] arguments)
    {
        Directory.CreateDirectory(Data);
        var ended = await RunAsync(arguments);
        Assert.True(ended.ExitCode == 0, ended.Errors);
        return ended.Output;
    }
}
