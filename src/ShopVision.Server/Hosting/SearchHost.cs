using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;
using ShopVision.Core.Indexing;
using ShopVision.Server.Classify;
using ShopVision.Server.Errors;
using ShopVision.Server.Health;
using ShopVision.Server.Page;
using ShopVision.Server.Products;
using ShopVision.Server.Search;
using ShopVision.Server.Settings;
using ShopVision.Server.Suggest;
using ShopVision.Server.Uploads;

namespace ShopVision.Server.Hosting;

/// <summary>The web application over an open catalog.</summary>
internal static class SearchHost
{
    public static WebApplication Build(OpenCatalog catalog, ServerOptions options, IConfiguration settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(settings);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
            // A failure to start is told by the command, in one line.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.UseUrls(ListenAddresses.Parse(options.Urls));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes;
            kestrel.AddServerHeader = false;
        });
        AddServices(builder.Services, catalog, options);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(async (context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            await next(context);
        });
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
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = CodeForStatus);
        services.AddOpenApi("v1");
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Encoder = DocumentJson.Encoder;
        });
        // A shopper's photo must never touch the disk: forms are held in memory, up to the request's own limit.
        services.Configure<FormOptions>(form =>
        {
            form.MemoryBufferThreshold = options.MaxRequestBytes + 1;
            form.MultipartBodyLengthLimit = options.MaxRequestBytes;
            form.ValueLengthLimit = Math.Min(form.ValueLengthLimit, options.MaxRequestBytes);
        });
    }

    // Answers that no handler of ours wrote, such as an unknown path, carry a code as well.
    private static void CodeForStatus(ProblemDetailsContext context)
    {
        if (!context.ProblemDetails.Extensions.ContainsKey("code"))
            context.ProblemDetails.Extensions["code"] = context.ProblemDetails.Status switch
            {
                StatusCodes.Status404NotFound => "not-found",
                StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
                StatusCodes.Status415UnsupportedMediaType => "media-type-unsupported",
                _ => "invalid-request",
            };
    }
}
