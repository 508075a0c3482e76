using Microsoft.AspNetCore.Http.Features;
using ShopVision.Core.Indexing;
using ShopVision.Server.Classify;
using ShopVision.Server.Health;
using ShopVision.Server.Page;
using ShopVision.Server.Products;
using ShopVision.Server.Search;
using ShopVision.Server.Settings;
using ShopVision.Server.Suggest;
using ShopVision.Server.Uploads;

namespace ShopVision.Server.Hosting;

/// <summary>The web application that answers shoppers, over an open catalog.</summary>
internal static class SearchHost
{
    public static WebApplication Build(OpenCatalog catalog, ServerOptions options, IConfiguration settings)
    {
        var addresses = ListenAddresses.Parse(options.Urls);
        var builder = HttpHost.CreateBuilder(options.MaxRequestBytes, settings);
        AddServices(builder.Services, catalog, options);
        var app = HttpHost.Build(builder, addresses);
        app.MapSearch();
        app.MapSuggest();
        app.MapClassify();
        app.MapProducts();
        app.MapHealth();
        app.MapPage();
        app.MapOpenApi();
        return app;
    }

    private static void AddServices(IServiceCollection services, OpenCatalog catalog, ServerOptions options)
    {
        services.AddSingleton(catalog.Search);
        services.AddSingleton<IProductIndex>(catalog.Index);
        services.AddSingleton(catalog.Images);
        services.AddSingleton(catalog.Renderer);
        services.AddSingleton<ThumbnailCache>();
        services.AddSingleton(catalog.Classifier);
        services.AddSingleton<UploadReader>();
        services.AddSingleton<SearchRequestReader>();
        services.AddSingleton<ClassifyRequestReader>();
        services.AddOpenApi("v1");
        // A shopper's photo must never touch the disk: forms are held in memory, up to the request's own limit.
        services.Configure<FormOptions>(form =>
        {
            form.MemoryBufferThreshold = options.MaxRequestBytes + 1;
            form.MultipartBodyLengthLimit = options.MaxRequestBytes;
            form.ValueLengthLimit = Math.Min(form.ValueLengthLimit, options.MaxRequestBytes);
        });
    }
}
