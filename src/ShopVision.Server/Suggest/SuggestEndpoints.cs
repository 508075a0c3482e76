using Microsoft.AspNetCore.Http.HttpResults;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Server.Suggest;

internal static class SuggestEndpoints
{
    /// <summary>Longer than any search box; what is longer is no word that was begun.</summary>
    private const int MaxLength = 200;

    public static void MapSuggest(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/suggest").WithTags("Search")
            .MapGet("", Suggest).WithName("suggest").WithSummary("Complete the last word, most frequent first; ten at most.");

    private static async Task<Ok<SuggestResponse>> Suggest(IProductIndex index, CancellationToken cancellationToken, string q = "") =>
        q.Length <= MaxLength
            ? TypedResults.Ok(new SuggestResponse(await index.SuggestAsync(q, cancellationToken)))
            : throw new ShopVisionException(
                ErrorCode.InvalidRequest, $"Expected a text of at most {MaxLength} characters to complete, found {q.Length}. Send what stands in the search box.");
}
