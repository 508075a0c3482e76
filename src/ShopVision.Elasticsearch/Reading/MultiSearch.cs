using System.Buffers;
using System.Net;
using System.Text.Json;
using ShopVision.Elasticsearch.Client;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Several searches of one index in one request. Each answers as a whole or fails: a part of the index is never taken for all of it.</summary>
internal sealed class MultiSearch(ElasticsearchClient client)
{
    private const string Doing = "searching";

    // An answer of which nothing is read but this is a third as long.
    public const string Path =
        "_msearch?include_named_queries_score=true&filter_path=responses.hits.total.value,responses.hits.hits._index,responses.hits.hits._id,"
        + "responses.hits.hits._source,responses.hits.hits.fields,responses.hits.hits.matched_queries,responses.hits.hits.sort,responses.hits.hits.inner_hits,"
        + "responses.aggregations,responses.error,responses.status,responses.hits.max_score";

    private static readonly JsonWriterOptions Lines = new() { SkipValidation = true };

    /// <summary>The answers in the order of the searches. Null where the index is gone.</summary>
    public async Task<JsonDocument?> SendAsync(string index, IReadOnlyList<Action<Utf8JsonWriter>> searches, CancellationToken cancellationToken)
    {
        var request = new ElasticsearchRequest(HttpMethod.Post, Path, Body(index, searches)) { ContentType = ElasticsearchRequest.JsonLines };
        var answer = await client.SendAsync(request, Doing, cancellationToken);
        try
        {
            foreach (var response in answer.RootElement.GetProperty("responses").EnumerateArray())
                if (response.TryGetProperty("error", out var found))
                {
                    var error = IndexError.Of(response.GetProperty("status").GetInt32(), found);
                    if (error is { Status: (int)HttpStatusCode.NotFound, Type: "index_not_found_exception" })
                    {
                        answer.Dispose();
                        return null;
                    }

                    throw ElasticsearchFaults.Of(error, Doing);
                }

            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
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
}
