using System.Net.Sockets;
using System.Text.Json.Serialization;
using ShopVision.Core.Errors;
using ShopVision.Server.Errors;
using ShopVision.Server.Uploads;

namespace ShopVision.Server.Hosting;

/// <summary>What every web application of ours has in common: its logs, limits, JSON, and faults as problem details.</summary>
internal static class HttpHost
{
    public static WebApplicationBuilder CreateBuilder(int maxRequestBytes, IConfiguration settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(settings);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
            // A failure to start is told by the command, in one line.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = maxRequestBytes;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddSingleton<JsonBody>();
        builder.Services.AddExceptionHandler<ProblemExceptionHandler>();
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = CodeForStatus);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Encoder = DocumentJson.Encoder;
        });
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder, IReadOnlyList<string> addresses)
    {
        var app = builder.Build();
        // Not by UseUrls, which writes into the settings: those are shared, and every application would listen where the last one was told to.
        foreach (var address in addresses)
            app.Urls.Add(address);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(async (context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            await next(context);
        });
        return app;
    }

    /// <summary>Throws <c>address-in-use</c> and <c>setting-invalid</c>; <paramref name="flag"/> is where <paramref name="urls"/> may be told.</summary>
    public static async Task StartAsync(WebApplication app, string urls, string flag, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new ShopVisionException(
                ErrorCode.AddressInUse, $"Expected to be able to listen on {urls}, found: {exception.Message.TrimEnd('.')}. Name another address with {flag}.", exception);
        }
        catch (InvalidOperationException exception)
        {
            // Such as https without a certificate; the framework's advice is for developers and takes several lines.
            throw new ShopVisionException(
                ErrorCode.SettingInvalid, $"Expected to be able to listen on {urls}, found: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    // Answers that no handler of ours wrote, such as an unknown path, carry a code as well.
    private static void CodeForStatus(ProblemDetailsContext context)
    {
        if (!context.ProblemDetails.Extensions.ContainsKey("code"))
            context.ProblemDetails.Extensions["code"] = context.ProblemDetails.Status switch
            {
                StatusCodes.Status404NotFound => "not-found",
                StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
                StatusCodes.Status415UnsupportedMediaType => ErrorCode.MediaTypeUnsupported.Name,
                _ => ErrorCode.InvalidRequest.Name,
            };
    }
}
