using ShopVision.Core.Composition;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Searching;

internal static class SearchRequestValidation
{
    /// <summary>Throws <c>invalid-request</c>, <c>unknown-composition</c>, <c>page-too-deep</c> or <c>nothing-to-search-by</c>.</summary>
    public static void Validate(this SearchRequest request)
    {
        if (request.Limit is < 1 or > SearchRequest.MaxLimit)
            throw Invalid($"Expected a limit from 1 to {SearchRequest.MaxLimit}, found {request.Limit}.");
        if (request.Offset < 0)
            throw Invalid($"Expected an offset of 0 or more, found {request.Offset}.");
        // As a long: two ints near the maximum would wrap around.
        if ((long)request.Offset + request.Limit > SearchRequest.MaxDepth)
            throw new ShopVisionException(
                ErrorCode.PageTooDeep,
                $"Expected offset + limit to be at most {SearchRequest.MaxDepth}, found {(long)request.Offset + request.Limit}. Narrow the search with filters, or go on with the cursor that each page gives.");
        if (request.Cursor is not null && request.Offset > 0)
            throw Invalid("Expected a cursor or an offset, found both. A cursor goes on where its page ended: leave the offset out.");
        if (request.TextWeight is { } weight && !(weight is >= 0 and <= 1))
            throw Invalid($"Expected a textWeight from 0 (the photo alone) to 1 (the words alone), found {weight}.");
        if (request.Text?.Length > SearchRequest.MaxTextLength)
            throw Invalid($"Expected at most {SearchRequest.MaxTextLength} characters of text, found {request.Text.Length}.");
        if (request.ProductIds.Any(string.IsNullOrEmpty))
            throw Invalid("Expected product ids, found an empty one.");
        if (request.Composition is { } composition && !Compositions.Names.Contains(composition))
            throw Compositions.Unknown(composition);
        if (!request.ListsAll && string.IsNullOrWhiteSpace(request.Text) && request.Photos.Count == 0 && request.ProductIds.Count == 0 && request.Filters.IsEmpty)
            throw new ShopVisionException(
                ErrorCode.NothingToSearchBy,
                "There is nothing to search by. Give words, a photo, product ids or at least one filter.");
    }

    private static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
