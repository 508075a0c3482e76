using ShopVision.Core.Searching;

namespace ShopVision.Server.Health;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Health");
        group.MapGet("/live", () => TypedResults.Ok(new HealthDocument("live"))).WithName("live").WithSummary("The process answers.");
        group.MapGet("/ready", Ready).WithName("ready").WithSummary("A search would be answered; else problem details say why not.");
    }

    private static async Task<IResult> Ready(SearchService search, CancellationToken cancellationToken)
    {
        await search.WarmUpAsync(cancellationToken);
        return TypedResults.Ok(new HealthDocument("ready"));
    }
}

internal sealed record HealthDocument(string Status);
