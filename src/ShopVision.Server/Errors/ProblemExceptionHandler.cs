using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using ShopVision.Core.Errors;

namespace ShopVision.Server.Errors;

/// <summary>
/// Answers every fault with problem details that carry a stable <c>code</c>. Messages of our own are written for callers;
/// those of other exceptions stay in the log.
/// </summary>
internal sealed partial class ProblemExceptionHandler(IProblemDetailsService problems, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to read an answer; the status is for the access log.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var (status, code, detail) = Describe(exception);
        if (status == StatusCodes.Status500InternalServerError)
            LogFault(logger, exception, context.Request.Path);
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "5";
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails
            {
                Status = status,
                Title = code.Name,
                Detail = detail,
                Extensions = { ["code"] = code.Name },
            },
        });
    }

    private static (int Status, ErrorCode Code, string Detail) Describe(Exception exception) => exception switch
    {
        ShopVisionException known => (ErrorStatus.Of(known.Code), known.Code, known.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (StatusCodes.Status413PayloadTooLarge, ErrorCode.UploadTooLarge, "The request is larger than this server accepts. Send less at once."),
        BadHttpRequestException { StatusCode: var status } =>
            (status, ErrorCode.InvalidRequest, "The request could not be read. The document under /openapi tells what is expected."),
        _ => (StatusCodes.Status500InternalServerError, ErrorCode.Internal, "The server failed to answer. The fault was logged."),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Request to {Path} failed")]
    private static partial void LogFault(ILogger logger, Exception exception, PathString path);
}
