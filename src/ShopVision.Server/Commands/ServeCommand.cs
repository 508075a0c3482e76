using System.CommandLine;
using ShopVision.Core.Errors;
using ShopVision.Server.Admin;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class ServeCommand : Command
{
    private static readonly Option<bool> Work = new("--work") { Description = "Do runs and fire schedules as well, as 'shopvision work' does in a process of its own." };

    public ServeCommand() : base("serve", "Answer searches over HTTP, with a page to try them. Follows a catalog that another process ingests.")
    {
        Options.Add(CommonOptions.Data);
        Options.Add(CommonOptions.Index);
        Options.Add(CommonOptions.Model);
        Options.Add(CommonOptions.Urls);
        Options.Add(CommonOptions.AdminUrls);
        Options.Add(Work);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var settings = SettingsFile.Load();
            var isWorking = parsed.GetValue(Work);
            var data = parsed.GetRequiredValue(CommonOptions.Data);
            using var catalog = OpenCatalog.Open(isWorking ? DataFolder.Created(data) : DataFolder.Existing(data), parsed.GetValue(CommonOptions.Index), parsed.GetValue(CommonOptions.Model), settings);
            Task ServeAsync(CancellationToken end) => RunAsync(catalog, parsed.GetValue(CommonOptions.Urls), parsed.GetValue(CommonOptions.AdminUrls), settings, end);
            await (isWorking ? CatalogWork.BesideAsync(ServeAsync, catalog, settings, cancellationToken) : ServeAsync(cancellationToken));
            return ExitCodes.Done;
        });
    }

    /// <summary>Serves until the process is told to stop; requests under way are finished first. The admin API listens where it is told to, or nowhere.</summary>
    public static async Task RunAsync(OpenCatalog catalog, string? urls, string? adminUrls, IConfiguration settings, CancellationToken cancellationToken)
    {
        var bound = settings.Bind<ServerOptions>(ServerOptions.Section);
        var options = urls is null ? bound : bound with { Urls = urls };
        var adminOptions = settings.Bind<AdminOptions>(AdminOptions.Section);
        adminUrls ??= adminOptions.Urls;
        // Before the model is warm: a wrong setting is told at once.
        await using var app = SearchHost.Build(catalog, options, settings);
        await using var admin = adminUrls is null ? null : AdminHost.Build(catalog, adminUrls, adminOptions, settings);
        try
        {
            await WarmUpAsync(catalog, cancellationToken);
            await HttpHost.StartAsync(app, options.Urls, "--urls", cancellationToken);
            if (admin is not null)
                await HttpHost.StartAsync(admin, adminUrls!, "--admin-urls", cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop before it was ready: it has done so.
            return;
        }

        foreach (var address in app.Urls)
            Console.WriteLine($"ShopVision is ready at {address}");
        foreach (var address in admin?.Urls ?? [])
            Console.WriteLine($"Its admin API is ready at {address}");
        await Task.WhenAll(app.WaitForShutdownAsync(cancellationToken), admin?.WaitForShutdownAsync(cancellationToken) ?? Task.CompletedTask);
    }

    // The first shopper waits for no graph to open. A server may start before the first ingest, but never with the wrong model.
    private static async Task WarmUpAsync(OpenCatalog catalog, CancellationToken cancellationToken)
    {
        await catalog.Embedder.WarmUpAsync(cancellationToken);
        try
        {
            await catalog.Search.WarmUpAsync(cancellationToken);
        }
        catch (ShopVisionException exception) when (exception.Code == ErrorCode.IndexMissing)
        {
            Console.WriteLine($"No catalog is published in '{catalog.Folder.Path}' yet. Searches are answered after 'shopvision ingest FEED --data {catalog.Folder.Path}'.");
        }
    }
}
