using System.Net;
using System.Text.Json.Nodes;
using ShopVision.Core.Errors;
using ShopVision.Elasticsearch.Client;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>The index of one generation: made, refreshed, made ready, published, deleted.</summary>
internal sealed class GenerationIndex(ElasticsearchClient client, GenerationNames names, string id, TimeProvider time)
{
    private static readonly TimeSpan OneWait = TimeSpan.FromSeconds(10);

    public string Id => id;

    public string Name { get; } = names.IndexOf(id);

    public string WriteAlias { get; } = names.WriteAliasOf(id);

    public async Task CreateAsync(GenerationMeta meta, GenerationOptions options, CancellationToken cancellationToken)
    {
        var body = IndexMapping.Body(meta, options);
        body["aliases"] = new JsonObject { [WriteAlias] = new JsonObject() };
        using var answer = await client.SendAsync(
            new ElasticsearchRequest(HttpMethod.Put, Name, JsonBody.Of(body), IsRepeatable: false), "making a generation", cancellationToken);
    }

    /// <summary>Changes what the index says of itself.</summary>
    public async Task DescribeAsync(GenerationMeta meta, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(new JsonObject { ["_meta"] = meta.ToJson() });
        using var answer = await client.SendAsync(new ElasticsearchRequest(HttpMethod.Put, $"{Name}/_mapping", body), "describing a generation", cancellationToken);
    }

    /// <summary>What was written before is seen by searches from here on. Throws where a shard did not take part.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        using var answer = await client.SendAsync(new ElasticsearchRequest(HttpMethod.Post, $"{Name}/_refresh"), "showing what was written", cancellationToken);
        if (answer.RootElement.GetProperty("_shards").GetProperty("failed").GetInt32() > 0)
            throw ElasticsearchFaults.Of(new IndexError((int)HttpStatusCode.ServiceUnavailable, "shards", "a shard is away"), "showing what was written");
    }

    /// <summary>Gives it its replicas and waits until they are there. Throws <c>index-unavailable</c>.</summary>
    public async Task MakeReadyAsync(GenerationOptions options, CancellationToken cancellationToken)
    {
        // As many as there are nodes for: a cluster of one is ready without any.
        var settings = new JsonObject { ["index"] = new JsonObject { ["auto_expand_replicas"] = options.Replicas == 0 ? "false" : $"0-{options.Replicas}" } };
        using (await client.SendAsync(
            new ElasticsearchRequest(HttpMethod.Put, $"{Name}/_settings", JsonBody.Of(settings)), "asking for replicas", cancellationToken))
        {
        }

        var since = time.GetTimestamp();
        while (!await IsGreenAsync(cancellationToken))
            if (time.GetElapsedTime(since) > options.ReadyWithin)
                throw ElasticsearchFaults.NotReady(Name, options.ReadyWithin);
    }

    /// <summary>One change of the cluster's state: no search sees both or neither.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        var actions = new JsonArray(
            new JsonObject { ["remove"] = new JsonObject { ["index"] = names.Pattern, ["alias"] = names.Published, ["must_exist"] = false } },
            new JsonObject { ["add"] = new JsonObject { ["index"] = Name, ["alias"] = names.Published } },
            new JsonObject { ["add"] = new JsonObject { ["index"] = Name, ["alias"] = names.Kept } });
        using var answer = await client.SendAsync(
            new ElasticsearchRequest(HttpMethod.Post, "_aliases", JsonBody.Of(new JsonObject { ["actions"] = actions })), "publishing a generation", cancellationToken);
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        using var answer = await client.TryAsync(new ElasticsearchRequest(HttpMethod.Delete, Name), HttpStatusCode.NotFound, "deleting a generation", cancellationToken);
    }

    /// <summary>On disk, without replicas.</summary>
    public async Task<long> BytesAsync(CancellationToken cancellationToken)
    {
        using (await client.SendAsync(new ElasticsearchRequest(HttpMethod.Post, $"{Name}/_flush?wait_if_ongoing=true"), "writing segments", cancellationToken))
        {
        }

        // The size of the store is told as it was some seconds ago; that of its segments as it is.
        var request = new ElasticsearchRequest(HttpMethod.Get, $"{Name}/_segments?filter_path=indices.*.shards.*.routing,indices.*.shards.*.segments.*.size_in_bytes");
        using var answer = await client.SendAsync(request, "asking for sizes", cancellationToken);
        return answer.RootElement.GetProperty("indices").EnumerateObject()
            .SelectMany(index => index.Value.GetProperty("shards").EnumerateObject())
            .SelectMany(shard => shard.Value.EnumerateArray())
            .Where(copy => copy.GetProperty("routing").GetProperty("primary").GetBoolean() && copy.TryGetProperty("segments", out _))
            .SelectMany(copy => copy.GetProperty("segments").EnumerateObject())
            .Sum(segment => segment.Value.GetProperty("size_in_bytes").GetInt64());
    }

    private async Task<bool> IsGreenAsync(CancellationToken cancellationToken)
    {
        var path = $"_cluster/health/{Name}?wait_for_status=green&timeout={OneWait.TotalSeconds}s";
        try
        {
            using var answer = await client.TryAsync(
                new ElasticsearchRequest(HttpMethod.Get, path) { Timeout = OneWait * 3 }, HttpStatusCode.RequestTimeout, "waiting for a generation to be ready", cancellationToken);
            return answer is not null && answer.RootElement.GetProperty("status").ValueEquals("green"u8);
        }
        catch (ShopVisionException exception) when (exception.Code == ErrorCode.IndexUnavailable)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
            return false;
        }
    }
}
