using System.Runtime.CompilerServices;
using System.Text.Json;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Client;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Reads entries as they are: by their ids, or all of them. By searches, so that they are of the same state as what searches find.</summary>
internal sealed class EntryReader(ElasticsearchClient client, MultiSearch searches)
{
    private const int AtOnce = 500;
    private const string KeepAlive = "5m";

    /// <summary>In the order of the ids; null where the generation is gone.</summary>
    public async Task<IReadOnlyList<IndexEntry>?> GetAsync(
        PublishedGeneration generation, IReadOnlyList<string> ids, bool withVectors, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        string[][] chunks = [.. ids.Distinct().Chunk(AtOnce)];
        Action<Utf8JsonWriter>[] bodies = [.. chunks.Select(chunk => (Action<Utf8JsonWriter>)(json => WriteGet(json, chunk, withVectors)))];
        using var answer = await searches.SendAsync(generation.Index, bodies, cancellationToken);
        if (answer is null)
            return null;
        var found = answer.RootElement.GetProperty("responses").EnumerateArray()
            .SelectMany(HitReader.Of)
            .Select(hit => withVectors ? StoredEntry.ReadWithVectors(hit) : StoredEntry.Read(hit))
            .ToDictionary(entry => entry.Product.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>In the order of the ids, from the state that it began with, however long it takes.</summary>
    public async IAsyncEnumerable<IndexEntry> ExportAsync(PublishedGeneration generation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var point = await OpenAsync(generation, cancellationToken);
        try
        {
            for (string? after = null; ;)
            {
                var page = await PageAsync(point, after, cancellationToken);
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

    private async Task<string> OpenAsync(PublishedGeneration generation, CancellationToken cancellationToken)
    {
        var request = new ElasticsearchRequest(HttpMethod.Post, $"{generation.Index}/_pit?keep_alive={KeepAlive}");
        using var answer = await client.SendAsync(request, "opening a point in time", cancellationToken);
        return answer.RootElement.GetProperty("id").GetString()!;
    }

    private async Task<IReadOnlyList<IndexEntry>> PageAsync(string point, string? after, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json => json.Object(() =>
        {
            WriteEntries(json, AtOnce, withVectors: true);
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
        return [.. HitReader.Of(answer.RootElement).Select(StoredEntry.ReadWithVectors)];
    }

    private static void WriteGet(Utf8JsonWriter json, string[] ids, bool withVectors) => json.Object(() =>
    {
        WriteEntries(json, ids.Length, withVectors);
        json.Object("query", () => json.Object("constant_score", () => json.Object("filter", () => json.Object("terms", () => json.Texts(FieldPaths.Id, ids)))));
    });

    private static void WriteEntries(Utf8JsonWriter json, int size, bool withVectors)
    {
        json.WriteNumber("size", size);
        json.WriteBoolean("track_total_hits", false);
        json.Texts("stored_fields", [FieldPaths.Product, FieldPaths.Pictures]);
        if (withVectors)
            json.Texts("_source", [FieldPaths.ImageVector]);
        else
            json.WriteBoolean("_source", false);
    }
}
