using Microsoft.AspNetCore.Http.HttpResults;
using ShopVision.Core.Searching;

namespace ShopVision.Server.Search;

internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/search").WithTags("Search");
        group.MapGet("", SearchByWords).WithName("searchByWords").WithSummary("Search by words and filters.")
            .AddOpenApiOperationTransformer(SearchOpenApi.DescribeQuery);
        group.MapPost("", SearchByPhoto).WithName("search").WithSummary("Search by a photo, words, products, or several of these.")
            .Accepts<SearchBody>("application/json", "multipart/form-data")
            .DisableAntiforgery()
            .AddOpenApiOperationTransformer(SearchOpenApi.DescribeForm);
    }

    private static async Task<Ok<SearchResponse>> SearchByWords(HttpRequest request, SearchService search, CancellationToken cancellationToken) =>
        TypedResults.Ok(await search.SearchAsync(SearchRequestReader.FromQuery(request.Query), cancellationToken));

    private static async Task<Ok<SearchResponse>> SearchByPhoto(
        HttpRequest request, SearchRequestReader reader, SearchService search, CancellationToken cancellationToken) =>
        TypedResults.Ok(await search.SearchAsync(await reader.FromBodyAsync(request, cancellationToken), cancellationToken));
}
