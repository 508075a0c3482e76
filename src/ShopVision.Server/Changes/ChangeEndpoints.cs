using Microsoft.AspNetCore.Http.HttpResults;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Changes;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Admin;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Changes;

/// <summary>Products as a shop sends them when they change. Each item is looked at at once; a run does those that can be done.</summary>
internal static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/products").WithTags("Products");
        Describe(group.MapPost("", Upsert), "upsertProducts", "Add products, or replace them whole: fields as in a feed of JSON lines, pictures by their addresses.");
        Describe(group.MapPatch("", Patch), "patchProducts", "Change price, stock and words; what is null is removed, what is not named stays, and so do the pictures.");
        Describe(group.MapDelete("", Delete), "deleteProducts", "Delete products, given as objects with an id or as ids alone.");
    }

    private static void Describe(RouteHandlerBuilder route, string name, string summary) => route.WithName(name).WithSummary(summary)
        .WithDescription($"Up to {EditBatchReader.MostEdits} products, as a JSON array or as JSON lines. Edits of one product are done in the order in which they came.")
        .Accepts<IReadOnlyList<Dictionary<string, object>>>("application/json", JsonLinesType.Name)
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static Task<Results<Accepted<ChangeAnswer>, ProblemHttpResult>> Upsert(HttpRequest request, ChangeRequests changes, TimeProvider time, CancellationToken cancellationToken) =>
        AddAsync(ProductOperation.Upsert, request, changes, time, cancellationToken);

    private static Task<Results<Accepted<ChangeAnswer>, ProblemHttpResult>> Patch(HttpRequest request, ChangeRequests changes, TimeProvider time, CancellationToken cancellationToken) =>
        AddAsync(ProductOperation.Patch, request, changes, time, cancellationToken);

    private static Task<Results<Accepted<ChangeAnswer>, ProblemHttpResult>> Delete(HttpRequest request, ChangeRequests changes, TimeProvider time, CancellationToken cancellationToken) =>
        AddAsync(ProductOperation.Delete, request, changes, time, cancellationToken);

    private static async Task<Results<Accepted<ChangeAnswer>, ProblemHttpResult>> AddAsync(
        ProductOperation operation, HttpRequest request, ChangeRequests changes, TimeProvider time, CancellationToken cancellationToken)
    {
        var batch = await EditBatchReader.ReadAsync(request.Body, operation, time.GetUtcNow(), cancellationToken);
        ChangeError[] errors = [.. batch.Refusals.Select(ChangeError.Of)];
        if (batch.Edits.Count == 0)
            return Refused(errors);
        var run = await changes.AddAsync(DataFolder.Catalog, batch.Edits, "http", cancellationToken);
        return TypedResults.Accepted($"/v1/runs/{run.Id}", new ChangeAnswer(run.Id, batch.Edits.Count, errors));
    }

    private static ProblemHttpResult Refused(ChangeError[] errors)
    {
        var (code, detail) = errors is [var first, ..]
            ? (ErrorCode.ProductInvalid, $"None of the {errors.Length} products can be taken; item {first.Index}: {first.Message}")
            : (ErrorCode.InvalidRequest, "Expected products, found none.");
        return TypedResults.Problem(
            detail, statusCode: StatusCodes.Status400BadRequest, title: code.Name, extensions: new Dictionary<string, object?> { ["code"] = code.Name, ["errors"] = errors });
    }
}
