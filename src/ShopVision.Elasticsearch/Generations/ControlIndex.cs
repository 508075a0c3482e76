using System.Net;
using System.Text;
using ShopVision.Elasticsearch.Client;

namespace ShopVision.Elasticsearch.Generations;

/// <summary>
/// A small index beside the generations: the lock, and for each generation how often it was committed to. Documents are read by their ids,
/// which needs no refresh.
/// </summary>
internal sealed class ControlIndex(ElasticsearchClient client, GenerationNames names)
{
    private const string LockId = "lock";

    private const string Body = """
        {
          "settings": { "number_of_shards": 1, "auto_expand_replicas": "0-1" },
          "mappings": {
            "dynamic": "strict",
            "properties": {
              "owner": { "type": "keyword" }, "machine": { "type": "keyword" }, "process": { "type": "long" }, "until": { "type": "date" },
              "revision": { "type": "long" }
            }
          }
        }
        """;

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        var request = new ElasticsearchRequest(HttpMethod.Put, names.Control, Encoding.UTF8.GetBytes(Body));
        // 400 is resource_already_exists: someone else was faster, and whatever else it may be shows when the lock is taken.
        using var answer = await client.TryAsync(request, HttpStatusCode.BadRequest, "making the index of locks", cancellationToken);
    }

    /// <summary>Null where nobody holds it, or nothing was ever written here.</summary>
    public async Task<(Lease Lease, LeaseVersion Version)?> LeaseAsync(CancellationToken cancellationToken)
    {
        var request = new ElasticsearchRequest(HttpMethod.Get, $"{names.Control}/_doc/{LockId}");
        using var answer = await client.TryAsync(request, HttpStatusCode.NotFound, "reading the lock", cancellationToken);
        return answer is null ? null : (Lease.Read(answer.RootElement.GetProperty("_source")), LeaseVersion.Of(answer.RootElement));
    }

    /// <summary>Null where someone else wrote it meanwhile. Without a version it must not be there yet.</summary>
    public async Task<LeaseVersion?> TryWriteAsync(Lease lease, LeaseVersion? over, CancellationToken cancellationToken)
    {
        var condition = over is { } version ? $"if_seq_no={version.Sequence}&if_primary_term={version.Term}" : "op_type=create";
        var request = new ElasticsearchRequest(HttpMethod.Put, $"{names.Control}/_doc/{LockId}?{condition}", JsonBody.Of(lease.Write), IsRepeatable: false);
        using var answer = await client.TryAsync(request, HttpStatusCode.Conflict, "taking the lock", cancellationToken);
        return answer is null ? null : LeaseVersion.Of(answer.RootElement);
    }

    /// <summary>False where the lock is not as it was, or gone.</summary>
    public async Task<bool> TryReleaseAsync(LeaseVersion held, CancellationToken cancellationToken)
    {
        var path = $"{names.Control}/_doc/{LockId}?if_seq_no={held.Sequence}&if_primary_term={held.Term}";
        using var answer = await client.TryAsync(
            new ElasticsearchRequest(HttpMethod.Delete, path), HttpStatusCode.Conflict, "letting go of the lock", cancellationToken);
        return answer is not null;
    }

    public async Task<IReadOnlyDictionary<string, long>> RevisionsAsync(IReadOnlyList<string> generations, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("ids");
            foreach (var generation in generations)
                json.WriteStringValue(generation);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        using var answer = await client.SendAsync(new ElasticsearchRequest(HttpMethod.Post, $"{names.Control}/_mget", body), "reading revisions", cancellationToken);
        return answer.RootElement.GetProperty("docs").EnumerateArray()
            .Where(document => document.TryGetProperty("found", out var found) && found.GetBoolean())
            .ToDictionary(document => document.GetProperty("_id").GetString()!, document => document.GetProperty("_source").GetProperty("revision").GetInt64());
    }

    public async Task WriteRevisionAsync(string generation, long revision, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("revision", revision);
            json.WriteEndObject();
        });
        using var answer = await client.SendAsync(
            new ElasticsearchRequest(HttpMethod.Put, $"{names.Control}/_doc/{generation}", body), "writing a revision", cancellationToken);
    }

    public async Task ForgetAsync(string generation, CancellationToken cancellationToken) =>
        await client.SendRawAsync(new ElasticsearchRequest(HttpMethod.Delete, $"{names.Control}/_doc/{generation}"), cancellationToken);

    public async Task DropAsync(CancellationToken cancellationToken)
    {
        using var answer = await client.TryAsync(
            new ElasticsearchRequest(HttpMethod.Delete, names.Control), HttpStatusCode.NotFound, "deleting the index of locks", cancellationToken);
    }
}
