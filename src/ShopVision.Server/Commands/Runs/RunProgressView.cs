using System.Globalization;
using System.Text.Json;
using ShopVision.Core.Runs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Runs;
using Spectre.Console;

namespace ShopVision.Server.Commands.Runs;

/// <summary>Shows a run that is watched: bars on a terminal, a plain line now and then elsewhere, a JSON object a line where that is asked for.</summary>
internal static class RunProgressView
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    public static Task ShowAsync(IAsyncEnumerable<RunSight> sights, bool isJson) =>
        isJson ? WriteJsonAsync(sights) : Console.IsOutputRedirected ? WriteLinesAsync(sights) : DrawBarsAsync(AnsiConsole.Console, sights);

    private static async Task WriteJsonAsync(IAsyncEnumerable<RunSight> sights)
    {
        await foreach (var sight in sights)
            Console.WriteLine(JsonSerializer.Serialize(RunEvent.Of(sight), DocumentJson.Line));
    }

    private static async Task WriteLinesAsync(IAsyncEnumerable<RunSight> sights)
    {
        string? stage = null;
        long last = 0;
        await foreach (var sight in sights)
        {
            var now = Environment.TickCount64;
            if (sight.News == RunNews.None || (sight.News == RunNews.Progress && sight.Run.Progress.Stage == stage && now - last < PlainInterval.TotalMilliseconds))
                continue;
            (stage, last) = (sight.Run.Progress.Stage, now);
            Console.WriteLine(IsWaiting(sight.Run) ? RunPrinting.Line(sight.Run) : Describe(sight));
        }
    }

    /// <summary>A bar for each stage, and for what the run waits for before and between them.</summary>
    public static Task DrawBarsAsync(IAnsiConsole console, IAsyncEnumerable<RunSight> sights) =>
        console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async context =>
        {
            string? shown = null;
            ProgressTask? bar = null;
            await foreach (var sight in sights)
            {
                // Above the bars, whole: an id and a reason are longer than what stands beside a bar.
                if (sight.News == RunNews.State && IsWaiting(sight.Run))
                    console.WriteLine(RunPrinting.Line(sight.Run));
                var (stage, done, total) = sight.Run.Progress;
                var description = Markup.Escape(Describe(sight));
                if (bar is null || stage != shown)
                {
                    Fill(bar);
                    (shown, bar) = (stage, context.AddTask(description));
                }

                bar.Description = description;
                bar.IsIndeterminate = total is null;
                bar.MaxValue = Math.Max(1, total ?? done);
                bar.Value = total is null or 0 ? bar.MaxValue : done;
                if (!sight.Run.IsOpen)
                    Fill(bar);
                context.Refresh();
            }
        });

    /// <summary>For a worker, for another try, or for somebody who approves it: then why, and the run's id, are what to know.</summary>
    private static bool IsWaiting(Run run) => run.State is RunState.Queued or RunState.AwaitingApproval;

    private static void Fill(ProgressTask? bar)
    {
        if (bar is not null)
            (bar.IsIndeterminate, bar.Value) = (false, bar.MaxValue);
    }

    private static string Describe(RunSight sight)
    {
        var (stage, done, total) = sight.Run.Progress;
        if (sight.Run.State != RunState.Running || stage.Length == 0)
            return RunDispatcher.Name(sight.Run.State);
        var count = total is { } all ? string.Create(CultureInfo.InvariantCulture, $"{done} of {all}") : done.ToString(CultureInfo.InvariantCulture);
        return $"{stage}: {count}{(sight.Remaining is { } remaining && done < total ? $", about {Text(remaining)} left" : "")}";
    }

    private static string Text(TimeSpan remaining) => remaining switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(remaining.TotalSeconds)} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(remaining.TotalMinutes)} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(remaining.TotalHours)} h {remaining.Minutes} min"),
    };
}
