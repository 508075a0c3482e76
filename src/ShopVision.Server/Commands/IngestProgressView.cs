using ShopVision.Ingestion.Runs;
using Spectre.Console;

namespace ShopVision.Server.Commands;

/// <summary>Shows how far an ingest is: a bar on a terminal, a plain line now and then elsewhere, nothing where JSON is asked for.</summary>
internal static class IngestProgressView
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    public static Task<T> ShowAsync<T>(bool isQuiet, Func<IProgress<IngestProgress>?, Task<T>> run)
    {
        if (isQuiet)
            return run(null);
        return Console.IsOutputRedirected ? run(new PlainLines()) : ShowBarAsync(run);
    }

    private static Task<T> ShowBarAsync<T>(Func<IProgress<IngestProgress>?, Task<T>> run) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => run(new Bar(context)));

    private static string Describe(IngestStage stage) => stage switch
    {
        IngestStage.ReadingFeed => "Reading the feed",
        IngestStage.Indexing => "Indexing products",
        IngestStage.Removing => "Removing products",
        IngestStage.Publishing => "Publishing",
        _ => "Finding near-duplicates",
    };

    private sealed class Bar(ProgressContext context) : IProgress<IngestProgress>
    {
        private readonly Dictionary<IngestStage, ProgressTask> _tasks = [];

        public void Report(IngestProgress value)
        {
            lock (_tasks)
            {
                if (!_tasks.TryGetValue(value.Stage, out var task))
                    _tasks[value.Stage] = task = context.AddTask(Describe(value.Stage));
                task.IsIndeterminate = value.Total is null;
                task.MaxValue = Math.Max(1, value.Total ?? value.Done);
                task.Value = value.Total is null or 0 ? task.MaxValue : value.Done;
            }
        }
    }

    private sealed class PlainLines : IProgress<IngestProgress>
    {
        private readonly Lock _lock = new();
        private IngestStage? _stage;
        private long _last;

        public void Report(IngestProgress value)
        {
            lock (_lock)
            {
                var now = Environment.TickCount64;
                if (value.Stage == _stage && now - _last < PlainInterval.TotalMilliseconds)
                    return;
                (_stage, _last) = (value.Stage, now);
                Console.WriteLine(value.Total is null or 0 ? Describe(value.Stage) : $"{Describe(value.Stage)}: {value.Done} of {value.Total}");
            }
        }
    }
}
