using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Changes;
using ShopVision.Server.Feeds;
using ShopVision.Server.Generations;
using ShopVision.Server.Hosting;
using ShopVision.Server.Runs;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Admin;

/// <summary>
/// The web application for those who run the shop: a listener of its own, so that nothing of it can be reached where shoppers are, and
/// without authentication, so that it is for this machine alone unless told otherwise.
/// </summary>
internal static class AdminHost
{
    /// <summary>Throws <c>setting-invalid</c> for an address that other machines reach where that is not said to be meant.</summary>
    public static WebApplication Build(OpenCatalog catalog, string urls, AdminOptions options, IConfiguration settings)
    {
        var addresses = Addresses(urls, options);
        var builder = HttpHost.CreateBuilder(options.MaxRequestBytes, settings);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Configure(CertificatesOf(settings)));
        AddServices(builder.Services, catalog, settings);
        var app = HttpHost.Build(builder, addresses);
        app.UseMiddleware<AdminGuard>(options);
        app.MapRuns();
        app.MapFeeds();
        app.MapIndex();
        app.MapChanges();
        app.MapOpenApi();
        return app;
    }

    private static string[] Addresses(string urls, AdminOptions options)
    {
        var addresses = ListenAddresses.Parse(urls);
        if (!options.AllowRemote && Array.Find(addresses, address => !ListenAddresses.IsLocal(address)) is { } remote)
            throw new ShopVisionException(
                ErrorCode.SettingInvalid,
                $"Expected the admin API on this machine alone, such as http://127.0.0.1:5081, found '{remote}'. It changes the catalog and asks nobody who they are: "
                + $"set {AdminOptions.Section}:{nameof(AdminOptions.AllowRemote)} to true only where something before it lets nobody else in.");
        return addresses;
    }

    /// <summary>The certificates alone: the endpoints of the settings are the shop's, and would be listened on instead of the admin addresses.</summary>
    private static IConfiguration CertificatesOf(IConfiguration settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GetSection("Kestrel").AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Key.StartsWith("Certificates", StringComparison.OrdinalIgnoreCase)))
        .Build();

    private static void AddServices(IServiceCollection services, OpenCatalog catalog, IConfiguration settings)
    {
        var store = StateStore.Open(catalog.Folder, settings);
        // By a factory, so that it is closed with the application.
        services.AddSingleton(_ => store);
        services.AddSingleton(new RunDispatcher(store, settings.Bind<RunOptions>(RunOptions.Section), TimeProvider.System));
        services.AddSingleton(new RunWatch(store, TimeProvider.System));
        services.AddSingleton<RunEvents>();
        services.AddSingleton(new ChangeRequests(store, TimeProvider.System));
        services.AddSingleton(settings.Bind<FetchOptions>(FetchOptions.Section));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(catalog.Index);
        services.AddOpenApi("admin");
    }
}
