using ShopVision.Core.Runs;
using ShopVision.Core.Runs.Scheduling;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Scheduling;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Hosting;

/// <summary>Does the runs of an open catalog, and asks for those that its schedules want.</summary>
internal static class CatalogWork
{
    /// <summary>Until it is told to end: a run that goes on is given back then, for another worker to take at once.</summary>
    public static async Task RunAsync(OpenCatalog catalog, IConfiguration settings, CancellationToken end)
    {
        var store = StateStore.Open(catalog.Folder, settings);
        await using var closing = store as IAsyncDisposable;
        await using var clock = new QuartzClock();
        var options = settings.Bind<RunOptions>(RunOptions.Section);
        var worker = new Worker($"{Environment.MachineName}/{Environment.ProcessId}", store, CatalogJobs.Of(catalog, catalog.Folder, store, settings), options, TimeProvider.System) { Log = Console.WriteLine };
        var firing = new ScheduleFiring(store, clock, options, TimeProvider.System) { Log = Console.WriteLine };
        Console.WriteLine($"Working on the runs of '{catalog.Folder.Path}'.");
        await TogetherAsync(worker.RunAsync, firing.RunAsync, end);
    }

    /// <summary>Works beside a server, in one process.</summary>
    public static Task BesideAsync(Func<CancellationToken, Task> serve, OpenCatalog catalog, IConfiguration settings, CancellationToken cancellationToken) =>
        TogetherAsync(serve, end => RunAsync(catalog, settings, end), cancellationToken);

    /// <summary>Whichever of the two ends, or fails, ends the other: neither goes on unnoticed without its half.</summary>
    private static async Task TogetherAsync(Func<CancellationToken, Task> first, Func<CancellationToken, Task> second, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] both = [Task.Run(() => first(end.Token), CancellationToken.None), Task.Run(() => second(end.Token), CancellationToken.None)];
        await Task.WhenAny(both);
        await end.CancelAsync();
        await Task.WhenAll(both);
    }
}
