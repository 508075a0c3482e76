using Microsoft.AspNetCore.Http.HttpResults;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Server.Uploads;

namespace ShopVision.Server.Generations;

/// <summary>The generations of the index. Nothing publishes one from here: a run that fills a new generation publishes it at its end, when it is whole.</summary>
internal static class IndexEndpoints
{
    private const string Name = "the catalog";

    public static void MapIndex(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/index").WithTags("Index");
        group.MapGet("", Get).WithName("getIndex").WithSummary("The published generation and those that are kept: their models, counts and when they were made.");
        group.MapPost("/rollback", RollBack).WithName("rollBackIndex").WithSummary("Publish a generation that was published before; whoever serves it follows within a second.")
            .Accepts<RollbackBody>("application/json");
        group.MapPost("/prune", Prune).WithName("pruneIndex").WithSummary("Delete old generations.")
            .Accepts<PruneBody>("application/json");
    }

    private static async Task<Ok<IndexDocument>> Get(IProductIndex index, CancellationToken cancellationToken) =>
        TypedResults.Ok(await IndexDocument.ReadAsync(index, Name, cancellationToken));

    private static async Task<Ok<IndexDocument>> RollBack(HttpRequest request, JsonBody json, IProductIndex index, CancellationToken cancellationToken)
    {
        var generation = (await json.ReadAsync<RollbackBody>(request, "the generation to publish", cancellationToken)).Generation
            ?? throw new ShopVisionException(ErrorCode.InvalidRequest, "Expected the id of a generation that is kept, found none. GET /v1/index tells them.");
        await index.RollBackAsync(generation, cancellationToken);
        return TypedResults.Ok(await IndexDocument.ReadAsync(index, Name, cancellationToken));
    }

    private static async Task<Ok<IndexDocument>> Prune(HttpRequest request, JsonBody json, IProductIndex index, CancellationToken cancellationToken)
    {
        var keep = (await json.ReadAsync<PruneBody>(request, "how many generations to keep", cancellationToken)).Keep;
        if (keep < 0)
            throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected to keep 0 or more generations beside the published one, found {keep}.");
        await index.PruneAsync(keep, cancellationToken);
        return TypedResults.Ok(await IndexDocument.ReadAsync(index, Name, cancellationToken));
    }
}
