using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Uploads;

namespace ShopVision.Server.Runs;

internal static class RunEndpoints
{
    private const int MostListed = 1000;

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/runs").WithTags("Runs");
        group.MapPost("", Add).WithName("addRun").WithSummary("Ask for an ingest of a feed, or for another job; a worker does it. Where one like it waits already, that one is answered.")
            .Accepts<IngestBody>("application/json");
        group.MapGet("", List).WithName("listRuns").WithSummary("The newest runs, newest first.");
        group.MapGet("/{id}", Get).WithName("getRun").WithSummary("One run: what it was told, how far it is, what it did and what it left out.");
        group.MapGet("/{id}/events", Watch).WithName("watchRun")
            .WithSummary("Server-sent events: state and progress whenever they change, a heartbeat else; ends with the run. Last-Event-ID goes on where it was left; 204 where there is nothing more to come.")
            .Produces<SseItem<RunEvent>>(StatusCodes.Status200OK, "text/event-stream");
        group.MapPost("/{id}/cancel", Cancel).WithName("cancelRun").WithSummary("End a run that waits, and stop one that goes on.");
        group.MapPost("/{id}/retry", Retry).WithName("retryRun").WithSummary("Ask anew for what a run that has ended was to do; with failures=true only for the products that it left out, or pictures of which.");
        group.MapPost("/{id}/approve", Approve).WithName("approveRun").WithSummary("Let a run do what looked like a mistake.");
        group.MapPost("/{id}/reject", Reject).WithName("rejectRun").WithSummary("End a run that asks for approval.");
    }

    private static async Task<Accepted<RunDocument>> Add(HttpRequest request, JsonBody json, RunDispatcher runs, CancellationToken cancellationToken)
    {
        var body = await json.ReadAsync<IngestBody>(request, "what is to be done", cancellationToken);
        return Accepted(await runs.AddAsync(body.ToRequest("http"), cancellationToken));
    }

    private static async Task<Ok<RunList>> List(IRunStore store, CancellationToken cancellationToken, int limit = 20) =>
        limit is >= 1 and <= MostListed
            ? TypedResults.Ok(new RunList([.. (await store.ListAsync(limit, cancellationToken)).Select(RunDocument.Listed)]))
            : throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected a limit of 1 to {MostListed}, found {limit}.");

    private static async Task<Ok<RunDocument>> Get(string id, IRunStore store, RunDispatcher runs, CancellationToken cancellationToken) =>
        TypedResults.Ok(RunDocument.Of(await runs.FindAsync(id, cancellationToken), await store.ReadRefusalsAsync(id, cancellationToken)));

    private static async Task<Results<ServerSentEventsResult<RunEvent>, NoContent>> Watch(
        string id, HttpRequest request, RunDispatcher runs, RunEvents events, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(id, cancellationToken);
        var seen = request.Headers["Last-Event-ID"].ToString();
        // A browser asks again and again until it is told that there is nothing more.
        if (!run.IsOpen && RunSight.Of(run, last: null, remaining: null).Version == seen)
            return TypedResults.NoContent();
        return TypedResults.ServerSentEvents(events.ReadAsync(id, seen, cancellationToken));
    }

    private static async Task<Ok<RunDocument>> Cancel(string id, RunDispatcher runs, CancellationToken cancellationToken) =>
        TypedResults.Ok(RunDocument.Of(await runs.CancelAsync(id, cancellationToken)));

    private static async Task<Accepted<RunDocument>> Retry(string id, RunDispatcher runs, CancellationToken cancellationToken, bool failures = false) =>
        Accepted(failures ? await runs.RetryAsync(id, FeedJobArguments.RetryFailuresOf, cancellationToken) : await runs.RetryAsync(id, cancellationToken));

    private static async Task<Ok<RunDocument>> Approve(string id, RunDispatcher runs, CancellationToken cancellationToken) =>
        TypedResults.Ok(RunDocument.Of(await runs.ApproveAsync(id, cancellationToken)));

    private static async Task<Ok<RunDocument>> Reject(string id, RunDispatcher runs, CancellationToken cancellationToken) =>
        TypedResults.Ok(RunDocument.Of(await runs.RejectAsync(id, cancellationToken)));

    private static Accepted<RunDocument> Accepted(Run run) => TypedResults.Accepted($"/v1/runs/{run.Id}", RunDocument.Of(run));
}

/// <summary>Runs, newest first.</summary>
internal sealed record RunList(IReadOnlyList<RunDocument> Runs);
