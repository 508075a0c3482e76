using System.CommandLine;
using System.Net.Sockets;
using ShopVision.Core.Errors;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class ServeCommand : Command
{
    public ServeCommand() : base("serve", "Answer searches over HTTP, with a page to try them. Follows a catalog that another process ingests.")
    {
        Options.Add(CommonOptions.Data);
        Options.Add(CommonOptions.Index);
        Options.Add(CommonOptions.Model);
        Options.Add(CommonOptions.Urls);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var settings = SettingsFile.Load();
            using var catalog = OpenCatalog.Open(DataFolder.Existing(parsed.GetValue(CommonOptions.Data)!), parsed.GetValue(CommonOptions.Index), parsed.GetValue(CommonOptions.Model), settings);
            await RunAsync(catalog, parsed.GetValue(CommonOptions.Urls), settings, cancellationToken);
            return ExitCodes.Done;
        });
    }

    /// <summary>Serves until the process is told to stop; requests under way are finished first.</summary>
    public static async Task RunAsync(OpenCatalog catalog, string? urls, IConfiguration settings, CancellationToken cancellationToken)
    {
        var bound = settings.Bind<ServerOptions>(ServerOptions.Section);
        var options = urls is null ? bound : bound with { Urls = urls };
        await WarmUpAsync(catalog, cancellationToken);
        await using var app = SearchHost.Build(catalog, options, settings);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new ShopVisionException(
                ErrorCode.AddressInUse, $"Expected to be able to listen on {options.Urls}, found: {exception.Message.TrimEnd('.')}. Name another address with --urls.", exception);
        }
        catch (InvalidOperationException exception)
        {
            // Such as https without a certificate; the framework's advice is for developers and takes several lines.
            throw new ShopVisionException(
                ErrorCode.SettingInvalid, $"Expected to be able to listen on {options.Urls}, found: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }

        foreach (var address in app.Urls)
            Console.WriteLine($"ShopVision is ready at {address}");
        await app.WaitForShutdownAsync(cancellationToken);
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
