using Microsoft.AspNetCore.Http.HttpResults;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Runs;
using ShopVision.Server.Scheduling;
using ShopVision.Server.Uploads;

namespace ShopVision.Server.Feeds;

/// <summary>The feeds of a shop are schedules of ingests, by their names; schedules of other jobs are none of its business.</summary>
internal static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/feeds").WithTags("Feeds");
        group.MapGet("", List).WithName("listFeeds").WithSummary("The feeds that are ingested again and again, by name, and when next.");
        group.MapGet("/{name}", Get).WithName("getFeed").WithSummary("One of them.");
        group.MapPut("/{name}", Put).WithName("putFeed").WithSummary("Add a feed, or replace the one of this name.").Accepts<ScheduledFeedBody>("application/json");
        group.MapDelete("/{name}", Delete).WithName("deleteFeed").WithSummary("Ingest a feed no more; its products stay as they are.");
        group.MapPost("/{name}/run", Run).WithName("runFeed").WithSummary("Ask for an ingest of a feed now; its times stay as they are.");
        group.MapPost("/check", Check).WithName("checkFeed").WithSummary("Read a whole feed and tell what it holds, and which products cannot be read and why. Touches nothing.")
            .Accepts<FeedBody>("application/json");
    }

    private static async Task<Ok<FeedList>> List(IRunStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new FeedList([.. (await store.ListSchedulesAsync(cancellationToken)).Where(IsFeed).Select(ScheduleDocument.Of)]));

    private static async Task<Ok<ScheduleDocument>> Get(string name, IRunStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(ScheduleDocument.Of(await FindAsync(name, store, cancellationToken)));

    private static async Task<Ok<ScheduleDocument>> Put(string name, HttpRequest request, JsonBody json, IRunStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var schedule = (await json.ReadAsync<ScheduledFeedBody>(request, "a feed and when to ingest it", cancellationToken)).ToSchedule(name, time.GetUtcNow());
        if ((await store.ListSchedulesAsync(cancellationToken)).Any(other => other.Name == name && !IsFeed(other)))
            throw new ShopVisionException(ErrorCode.ScheduleInvalid, $"Expected a name that is free, found '{name}', which is a schedule of another job. Give the feed another name.");
        await store.SaveScheduleAsync(schedule, cancellationToken);
        return TypedResults.Ok(ScheduleDocument.Of(schedule));
    }

    private static async Task<NoContent> Delete(string name, IRunStore store, CancellationToken cancellationToken)
    {
        await FindAsync(name, store, cancellationToken);
        await store.DeleteScheduleAsync(name, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Accepted<RunDocument>> Run(string name, IRunStore store, RunDispatcher runs, CancellationToken cancellationToken)
    {
        var schedule = await FindAsync(name, store, cancellationToken);
        var run = await runs.AddAsync(schedule.Request with { Origin = $"http, feed {name}" }, cancellationToken);
        return TypedResults.Accepted($"/v1/runs/{run.Id}", RunDocument.Of(run));
    }

    private static async Task<Ok<FeedReportDocument>> Check(HttpRequest request, JsonBody json, FetchOptions fetching, TimeProvider time, CancellationToken cancellationToken)
    {
        var arguments = (await json.ReadAsync<FeedBody>(request, "a feed to check", cancellationToken)).ToArguments();
        return TypedResults.Ok(FeedReportDocument.Of(await FeedCheck.RunAsync(arguments.Feed, arguments.ToOptions(), fetching, time, cancellationToken)));
    }

    private static async Task<RunSchedule> FindAsync(string name, IRunStore store, CancellationToken cancellationToken) =>
        (await store.ListSchedulesAsync(cancellationToken)).FirstOrDefault(schedule => schedule.Name == name && IsFeed(schedule))
        ?? throw new ShopVisionException(ErrorCode.ScheduleNotFound, $"There is no feed '{name}'. GET /v1/feeds has the names.");

    private static bool IsFeed(RunSchedule schedule) => schedule.Request.Job == IngestFeedJob.JobName;
}

/// <summary>Feeds by name.</summary>
internal sealed record FeedList(IReadOnlyList<ScheduleDocument> Feeds);
