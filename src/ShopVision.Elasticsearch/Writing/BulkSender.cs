using System.Net;
using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.Elasticsearch.Client;
using ShopVision.Elasticsearch.Smile;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>
/// Sends a bulk until every item is done or refused for good. What a busy cluster refuses is sent again, alone, after a while; a bulk
/// that is refused as a whole is split, so that one poisoned item harms no other. Thread safe.
/// </summary>
internal sealed class BulkSender(ElasticsearchClient client, string alias, WritingOptions options, Func<CancellationToken, Task> ensureLock, TimeProvider time)
{
    private const string Doing = "writing products";

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly string _path = PathOf(alias);
    private long _created;
    private long _uncertain;

    /// <summary>How many documents more there are than before.</summary>
    public long Created => Interlocked.Read(ref _created);

    /// <summary>How many items were sent again where nobody knows whether they had been done: so many documents more there may be.</summary>
    public long Uncertain => Interlocked.Read(ref _uncertain);

    /// <summary>Where bulks go: of an answer nothing is read but what became of each item.</summary>
    public static string PathOf(string alias) => $"{alias}/_bulk?require_alias=true&filter_path=items.*.status,items.*.result,items.*.error";

    /// <summary>The items that were refused for good.</summary>
    public async Task<IReadOnlyList<Failure>> SendAsync(BulkBody body, CancellationToken cancellationToken)
    {
        var failures = new List<Failure>();
        await SendAsync(body, failures, cancellationToken);
        return failures;
    }

    private async Task SendAsync(BulkBody body, List<Failure> failures, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var (isSent, fault) = (false, (ShopVisionException?)null);
            try
            {
                await ensureLock(cancellationToken);
                isSent = true;
                var response = await client.SendRawAsync(Request(body), cancellationToken);
                if (response.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge)
                {
                    await SplitAsync(body, response, failures, cancellationToken);
                    return;
                }

                if (response.IsSuccess)
                {
                    var (left, error) = Take(body, response, failures);
                    if (left is null)
                        return;
                    body = left;
                    fault = ElasticsearchFaults.Of(error!, Doing);
                }
                else
                {
                    fault = ElasticsearchFaults.Of(response, Doing);
                }
            }
            catch (ShopVisionException exception) when (exception.Code == ErrorCode.IndexUnavailable)
            {
                Interlocked.Add(ref _uncertain, isSent ? body.Count : 0);
                fault = exception;
            }

            if (fault.Code != ErrorCode.IndexUnavailable && fault.Code != ErrorCode.Overloaded)
                throw fault;
            if (time.GetElapsedTime(since) > options.Patience)
                throw fault;
            await Task.Delay(WaitBefore(attempt), time, cancellationToken);
        }
    }

    private ElasticsearchRequest Request(BulkBody body) =>
        new(HttpMethod.Post, _path, body.Content, IsRepeatable: false)
        {
            ContentType = SmileWriter.ContentType,
        };

    /// <summary>What is to be sent again, and why.</summary>
    private (BulkBody? Left, IndexError? Error) Take(BulkBody body, ElasticsearchResponse response, List<Failure> failures)
    {
        try
        {
            return Take(body, new BulkAnswerReader(response.Body.Span), failures);
        }
        catch (JsonException exception)
        {
            throw ElasticsearchFaults.Garbled(response.Node, Doing, exception);
        }
    }

    private (BulkBody? Left, IndexError? Error) Take(BulkBody body, BulkAnswerReader answers, List<Failure> failures)
    {
        var (again, last, item, created) = ((List<int>?)null, (IndexError?)null, 0, 0L);
        for (; answers.TryRead(out var answer); item++)
            if (answer.Error is { IsBusyOrAway: true } busy)
            {
                (again ??= []).Add(item);
                last = busy;
            }
            else if (!answer.IsDone)
            {
                failures.Add(FailureOf(body.IdOf(item), answer.Error!));
            }
            else
            {
                created += answer.Result switch { BulkResult.Created => 1, BulkResult.Deleted => -1, _ => 0 };
            }

        if (item != body.Count)
            throw new JsonException($"Expected an answer for each of {body.Count} items, found {item}.");
        Interlocked.Add(ref _created, created);
        return (again is null ? null : body.Only(again), last);
    }

    private async Task SplitAsync(BulkBody body, ElasticsearchResponse response, List<Failure> failures, CancellationToken cancellationToken)
    {
        if (body.Count == 1)
        {
            failures.Add(new Failure(body.IdOf(0), ErrorCode.ProductInvalid, ElasticsearchFaults.Of(response, Doing).Message));
            return;
        }

        var half = body.Count / 2;
        await SendAsync(body.Only(Enumerable.Range(0, half)), failures, cancellationToken);
        await SendAsync(body.Only(Enumerable.Range(half, body.Count - half)), failures, cancellationToken);
    }

    /// <summary>A failure that concerns the item alone; throws where it is the whole index that refuses.</summary>
    private Failure FailureOf(string id, IndexError error)
    {
        if (error.Type == "document_missing_exception")
            return Core.Indexing.EntryChecks.NotHeld(id);
        if (error.Type == "index_not_found_exception")
            throw ElasticsearchFaults.GenerationLost(alias, "that it is gone");
        var (code, _) = ElasticsearchFaults.CodeOf(error);
        return error.Status == (int)HttpStatusCode.BadRequest
            ? new Failure(id, ErrorCode.ProductInvalid, $"Expected a product that Elasticsearch takes, found one that it refuses: {error.Type} ({error.Reason}).")
            : throw (code == ErrorCode.IndexRequestRefused ? ElasticsearchFaults.Of(error, $"writing '{id}'") : ElasticsearchFaults.Of(error, Doing));
    }

    /// <summary>Longer each time, and never the same for two writers: a cluster that recovers must not be hit by all at once.</summary>
    private static TimeSpan WaitBefore(int attempt)
    {
        var most = TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(attempt, 10)));
        return most * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
