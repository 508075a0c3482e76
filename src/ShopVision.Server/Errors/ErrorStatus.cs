using ShopVision.Core.Errors;

namespace ShopVision.Server.Errors;

/// <summary>The one table from error code to HTTP status.</summary>
internal static class ErrorStatus
{
    private static readonly Dictionary<ErrorCode, int> ByCode = new()
    {
        [ErrorCode.InvalidRequest] = StatusCodes.Status400BadRequest,
        [ErrorCode.InvalidFilter] = StatusCodes.Status400BadRequest,
        [ErrorCode.NothingToSearchBy] = StatusCodes.Status400BadRequest,
        [ErrorCode.PageTooDeep] = StatusCodes.Status400BadRequest,
        [ErrorCode.CursorInvalid] = StatusCodes.Status400BadRequest,
        // It was good once and never will be again: a client must start over, and not try again.
        [ErrorCode.CursorExpired] = StatusCodes.Status410Gone,
        [ErrorCode.UnknownComposition] = StatusCodes.Status400BadRequest,
        [ErrorCode.ProductNotFound] = StatusCodes.Status404NotFound,
        [ErrorCode.ImageNotFound] = StatusCodes.Status404NotFound,
        [ErrorCode.ProductInvalid] = StatusCodes.Status400BadRequest,
        [ErrorCode.UploadTooLarge] = StatusCodes.Status413PayloadTooLarge,
        [ErrorCode.MediaTypeUnsupported] = StatusCodes.Status415UnsupportedMediaType,
        [ErrorCode.RequestForbidden] = StatusCodes.Status403Forbidden,
        [ErrorCode.ImageTooLarge] = StatusCodes.Status413PayloadTooLarge,
        [ErrorCode.ImageUnsupported] = StatusCodes.Status415UnsupportedMediaType,
        [ErrorCode.ImageBroken] = StatusCodes.Status422UnprocessableEntity,
        [ErrorCode.ImageTooSlow] = StatusCodes.Status422UnprocessableEntity,
        [ErrorCode.ImageWithoutDirection] = StatusCodes.Status422UnprocessableEntity,
        [ErrorCode.FeedMissing] = StatusCodes.Status422UnprocessableEntity,
        [ErrorCode.FeedInvalid] = StatusCodes.Status422UnprocessableEntity,
        [ErrorCode.FeedColumnMissing] = StatusCodes.Status422UnprocessableEntity,
        [ErrorCode.FeedFormatUnknown] = StatusCodes.Status422UnprocessableEntity,
        [ErrorCode.FeedFetchFailed] = StatusCodes.Status502BadGateway,
        [ErrorCode.RunNotFound] = StatusCodes.Status404NotFound,
        [ErrorCode.ScheduleNotFound] = StatusCodes.Status404NotFound,
        [ErrorCode.ScheduleInvalid] = StatusCodes.Status400BadRequest,
        [ErrorCode.GenerationNotFound] = StatusCodes.Status404NotFound,
        [ErrorCode.RunEnded] = StatusCodes.Status409Conflict,
        [ErrorCode.RunOpen] = StatusCodes.Status409Conflict,
        [ErrorCode.IndexMissing] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.IndexLocked] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.IndexUnavailable] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.IndexServerUnsupported] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.IndexServerUntrusted] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.IndexAccessDenied] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.IndexMappingDiffers] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.StateUnavailable] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.StateAccessDenied] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.StateVersionUnsupported] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.Overloaded] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.ModelMismatch] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCode.DiskFull] = StatusCodes.Status507InsufficientStorage,
    };

    public static int Of(ErrorCode code) => ByCode.GetValueOrDefault(code, StatusCodes.Status500InternalServerError);
}
