using System.Globalization;
using ShopVision.Clip.ModelFolder.Pulling;
using Spectre.Console;

namespace ShopVision.Server.Commands.Models;

/// <summary>Shows how far a pull is: a bar for each file on a terminal, a plain line now and then elsewhere, nothing where JSON is asked for.</summary>
internal static class PullProgressView
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    public static Task<PulledModel> ShowAsync(bool isQuiet, Func<IProgress<PullProgress>?, Task<PulledModel>> pull)
    {
        if (isQuiet)
            return pull(null);
        return Console.IsOutputRedirected ? pull(new PlainLines()) : ShowBarsAsync(pull);
    }

    private static Task<PulledModel> ShowBarsAsync(Func<IProgress<PullProgress>?, Task<PulledModel>> pull) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(context => pull(new Bars(context)));

    private sealed class Bars(ProgressContext context) : IProgress<PullProgress>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = new(StringComparer.Ordinal);

        public void Report(PullProgress value)
        {
            if (!_tasks.TryGetValue(value.Path, out var task))
                _tasks[value.Path] = task = context.AddTask(Markup.Escape(value.Path));
            if (value.Setback is { } setback)
            {
                task.Description = Markup.Escape($"{value.Path} (again: {setback})");
                return;
            }

            task.Description = Markup.Escape(value.Path);
            task.IsIndeterminate = value.Total is null;
            task.MaxValue = Math.Max(1, value.Total ?? value.Bytes);
            task.Value = value.Bytes;
        }
    }

    private sealed class PlainLines : IProgress<PullProgress>
    {
        private string? _path;
        private long _last;

        public void Report(PullProgress value)
        {
            var now = Environment.TickCount64;
            if (value.Setback is null && value.Path == _path && value.Bytes != value.Total && now - _last < PlainInterval.TotalMilliseconds)
                return;
            (_path, _last) = (value.Path, now);
            Console.WriteLine(value.Setback is { } setback
                ? $"{value.Path}: {setback} Trying again."
                : string.Create(CultureInfo.InvariantCulture, $"{value.Path}: {value.Bytes / 1e6:0.0}{(value.Total is { } total ? $" of {total / 1e6:0.0}" : "")} MB"));
        }
    }
}
