using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Client;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Reads entries as they are: by their ids, or all of them. By searches, so that they are of the same state as what searches find.</summary>
internal sealed class EntryReader(ElasticsearchClient client, MultiSearch searches, Func<CancellationToken, Task<Version>> version)
{
    private const int AtOnce = 500;
    private const string KeepAlive = "5m";

    /// <summary>From here on a source is given without its vectors, unless it is asked for with them.</summary>
    private static readonly Version LeavesVectorsOut = new(9, 2);

    /// <summary>In the order of the ids; null where the generation is gone.</summary>
    public async Task<IReadOnlyList<IndexEntry>?> GetAsync(
        PublishedGeneration generation, IReadOnlyList<string> ids, bool withVectors, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var source = await SourceAsync(withVectors, cancellationToken);
        string[][] chunks = [.. ids.Distinct().Chunk(AtOnce)];
        Action<Utf8JsonWriter>[] bodies = [.. chunks.Select(chunk => (Action<Utf8JsonWriter>)(json => WriteGet(json, chunk, source)))];
        using var answer = await searches.SendAsync(generation.Index, bodies, cancellationToken);
        if (answer is null)
            return null;
        var found = answer.RootElement.GetProperty("responses").EnumerateArray()
            .SelectMany(responses => Entries(HitReader.Of(responses), withVectors))
            .ToDictionary(entry => entry.Product.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>All of them in the order of their ids, as they were at a point in time that is closed at the end.</summary>
    public async IAsyncEnumerable<IndexEntry> ExportAsync(string point, bool withVectors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (string? after = null; ;)
            {
                var page = await PageAsync(point, after, withVectors, cancellationToken);
                foreach (var entry in page)
                    yield return entry;
                if (page.Count < AtOnce)
                    yield break;
                after = page[^1].Product.Id;
            }
        }
        finally
        {
            var body = JsonBody.Of(json => json.Object(() => json.WriteString("id", point)));
            await client.SendRawAsync(new ElasticsearchRequest(HttpMethod.Delete, "_pit", body), CancellationToken.None);
        }
    }

    /// <summary>What is asked for of a document's source.</summary>
    private async Task<Action<Utf8JsonWriter>> SourceAsync(bool withVectors, CancellationToken cancellationToken)
    {
        if (!withVectors)
            return json => json.WriteBoolean("_source", false);
        if (await version(cancellationToken) < LeavesVectorsOut)
            return json => json.Texts("_source", [FieldPaths.ImageVector]);
        return json => json.Object("_source", () =>
        {
            json.Texts("includes", [FieldPaths.ImageVector]);
            json.WriteBoolean("exclude_vectors", false);
        });
    }

    /// <summary>A point in time, which an export keeps to however long it takes; null where the generation is gone.</summary>
    public async Task<string?> OpenAsync(string index, CancellationToken cancellationToken)
    {
        var request = new ElasticsearchRequest(HttpMethod.Post, $"{index}/_pit?keep_alive={KeepAlive}");
        using var answer = await client.TryAsync(request, HttpStatusCode.NotFound, "opening a point in time", cancellationToken);
        return answer?.RootElement.GetProperty("id").GetString()!;
    }

    private async Task<IReadOnlyList<IndexEntry>> PageAsync(string point, string? after, bool withVectors, CancellationToken cancellationToken)
    {
        var source = await SourceAsync(withVectors, cancellationToken);
        var body = JsonBody.Of(json => json.Object(() =>
        {
            WriteEntries(json, AtOnce, source);
            json.Object("pit", () =>
            {
                json.WriteString("id", point);
                json.WriteString("keep_alive", KeepAlive);
            });
            json.Texts("sort", [FieldPaths.Id]);
            if (after is not null)
                json.Texts("search_after", [after]);
        }));
        var request = new ElasticsearchRequest(HttpMethod.Post, "_search?allow_partial_search_results=false", body);
        using var answer = await client.SendAsync(request, "exporting", cancellationToken);
        return Entries(HitReader.Of(answer.RootElement), withVectors);
    }

    private static List<IndexEntry> Entries(IEnumerable<JsonElement> hits, bool withVectors) =>
        [.. hits.Select(hit => withVectors ? StoredEntry.ReadWithVectors(hit) : StoredEntry.Read(hit))];

    private static void WriteGet(Utf8JsonWriter json, string[] ids, Action<Utf8JsonWriter> source) => json.Object(() =>
    {
        WriteEntries(json, ids.Length, source);
        json.Object("query", () => json.Object("constant_score", () => json.Object("filter", () => json.Object("terms", () => json.Texts(FieldPaths.Id, ids)))));
    });

    private static void WriteEntries(Utf8JsonWriter json, int size, Action<Utf8JsonWriter> source)
    {
        json.WriteNumber("size", size);
        json.WriteBoolean("track_total_hits", false);
        json.Texts("stored_fields", [FieldPaths.Product, FieldPaths.Pictures]);
        source(json);
    }
}
