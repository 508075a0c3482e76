using Microsoft.AspNetCore.Http.HttpResults;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Fetching;
using ShopVision.Server.Uploads;

namespace ShopVision.Server.Feeds;

internal static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/feeds").WithTags("Feeds");
        group.MapPost("/check", Check).WithName("checkFeed").WithSummary("Read a whole feed and tell what it holds, and which products cannot be read and why. Touches nothing.")
            .Accepts<FeedBody>("application/json");
    }

    private static async Task<Ok<FeedReportDocument>> Check(HttpRequest request, JsonBody json, FetchOptions fetching, TimeProvider time, CancellationToken cancellationToken)
    {
        var arguments = (await json.ReadAsync<FeedBody>(request, "a feed to check", cancellationToken)).ToArguments();
        return TypedResults.Ok(FeedReportDocument.Of(await FeedCheck.RunAsync(arguments.Feed, arguments.ToOptions(), fetching, time, cancellationToken)));
    }
}
