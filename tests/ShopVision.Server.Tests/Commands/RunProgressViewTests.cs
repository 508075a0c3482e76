using ShopVision.Core.Runs;
using ShopVision.Server.Commands.Runs;
using ShopVision.Server.Runs;
using Spectre.Console;

namespace ShopVision.Server.Tests.Commands;

public sealed class RunProgressViewTests
{
    [Fact]
    public async Task On_a_terminal_each_stage_has_a_bar_with_what_is_left()
    {
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(screen) });
        console.Profile.Width = 120;

        await RunProgressView.DrawBarsAsync(console, SightsAsync());

        var shown = screen.ToString();
        Assert.Contains("queued", shown);
        Assert.Contains("reading-feed: 60", shown);
        Assert.Contains("indexing: 30 of 60, about 2 min left", shown);
        Assert.Contains("done", shown);
    }

    private static async IAsyncEnumerable<RunSight> SightsAsync()
    {
        await Task.CompletedTask;
        (RunState State, RunProgress Progress, TimeSpan? Remaining)[] sights =
        [
            (RunState.Queued, RunProgress.None, null),
            (RunState.Running, new RunProgress("reading-feed", 60, null), null),
            (RunState.Running, new RunProgress("indexing", 30, 60), TimeSpan.FromSeconds(100)),
            (RunState.Done, new RunProgress("indexing", 60, 60), null),
        ];
        foreach (var (state, progress, remaining) in sights)
        {
            yield return new RunSight(Run(state, progress), RunNews.State, remaining);
        }
    }

    private static Run Run(RunState state, RunProgress progress) => new()
    {
        Id = "1", Job = "ingest", Catalog = "default", CreatedAt = DateTimeOffset.UnixEpoch, State = state, Progress = progress,
    };
}
