using System.Buffers;
using System.Net;
using System.Text.Json;
using ShopVision.Elasticsearch.Client;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Several searches of one index in one request. Each answers as a whole or fails: a part of the index is never taken for all of it.</summary>
internal sealed class MultiSearch(ElasticsearchClient client, TimeProvider time)
{
    private const string Doing = "searching";

    // A lost node's shards are on other nodes within moments; whoever asks meanwhile waits, and not much longer than that.
    private const int MostWaits = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);

    // An answer of which nothing is read but this is a quarter as long.
    public const string Path =
        "_msearch?include_named_queries_score=true&filter_path=responses.hits.total.value,responses.hits.hits._index,responses.hits.hits._id,"
        + "responses.hits.hits._source,responses.hits.hits.fields,responses.hits.hits.matched_queries,responses.hits.hits.sort,"
        + "responses.hits.hits.inner_hits.*.hits.hits._score,responses.hits.hits.inner_hits.*.hits.hits._nested.offset,"
        + "responses.aggregations,responses.suggest.*.text,responses.suggest.*.options,responses.error,responses.status,responses.hits.max_score";

    private static readonly JsonWriterOptions Lines = new() { SkipValidation = true };

    /// <summary>The answers in the order of the searches. Null where the index is gone.</summary>
    public async Task<JsonDocument?> SendAsync(string index, IReadOnlyList<Action<Utf8JsonWriter>> searches, CancellationToken cancellationToken)
    {
        var request = new ElasticsearchRequest(HttpMethod.Post, Path, Body(index, searches)) { ContentType = ElasticsearchRequest.JsonLines };
        for (var waits = 0; ; waits++)
        {
            var answer = await client.SendAsync(request, Doing, cancellationToken);
            if (ErrorOf(answer) is not { } error)
                return answer;
            answer.Dispose();
            if (error is { Status: (int)HttpStatusCode.NotFound, Type: "index_not_found_exception" })
                return null;
            // Of an index that is deleted a search first loses the shards, then the name.
            if (!error.IsAway || waits == MostWaits)
                throw ElasticsearchFaults.Of(error, Doing);
            await Task.Delay(FirstWait * (1 << waits), time, cancellationToken);
        }
    }

    internal static ReadOnlyMemory<byte> Body(string index, IReadOnlyList<Action<Utf8JsonWriter>> searches)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(bytes, Lines);
        foreach (var search in searches)
        {
            json.WriteStartObject();
            json.WriteString("index", index);
            json.WriteBoolean("allow_partial_search_results", false);
            json.WriteEndObject();
            EndLine(json, bytes);
            search(json);
            EndLine(json, bytes);
        }

        return bytes.WrittenMemory;
    }

    private static void EndLine(Utf8JsonWriter json, ArrayBufferWriter<byte> bytes)
    {
        json.Flush();
        json.Reset();
        bytes.Write("\n"u8);
    }

    /// <summary>The first, if any. The request as a whole succeeds whatever became of its searches: no other node was asked.</summary>
    private static IndexError? ErrorOf(JsonDocument answer)
    {
        foreach (var response in answer.RootElement.GetProperty("responses").EnumerateArray())
            if (response.TryGetProperty("error", out var found))
                return IndexError.Of(response.GetProperty("status").GetInt32(), found);
        return null;
    }
}
