using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Client;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Generations;

/// <summary>Asks the cluster which generations there are and how much they hold; counts again only what has changed.</summary>
internal sealed class CatalogReader(ElasticsearchClient client, GenerationNames names, ControlIndex control)
{
    private const int MostReads = 5;

    public async Task<Catalog> ReadAsync(Catalog? before, CancellationToken cancellationToken)
    {
        for (var read = 1; ; read++)
            try
            {
                return await ReadOnceAsync(before, cancellationToken);
            }
            catch (ShopVisionException exception) when (exception.Code == ErrorCode.IndexMissing && read < MostReads)
            {
                // A generation was pruned between its name and its count: the next reading does not find its name.
            }
    }

    private async Task<Catalog> ReadOnceAsync(Catalog? before, CancellationToken cancellationToken)
    {
        var found = await KeptAsync(cancellationToken);
        if (found.Count == 0)
            return new Catalog(Published: null, []);
        // Before the counts: what is counted later may be newer than its revision, and is then counted again.
        var revisions = await control.RevisionsAsync([.. found.Select(kept => kept.Id)], cancellationToken);
        var described = new List<(KeptGeneration Kept, GenerationDescription Description)>();
        foreach (var kept in found.Where(kept => kept.Meta is not null))
            described.Add((kept, await DescribeAsync(kept, revisions.GetValueOrDefault(kept.Id), before, cancellationToken)));
        var published = described.Where(one => one.Kept.IsPublished)
            .Select(one => new PublishedGeneration(one.Description, names.IndexOf(one.Kept.Id), one.Kept.Meta!))
            .FirstOrDefault();
        if (published is not null && published.Index != before?.Published?.Index)
            await ThrowIfMappingDiffersAsync(published, cancellationToken);
        return new Catalog(published, [.. described.Where(one => !one.Kept.IsPublished).Select(one => one.Description)]);
    }

    /// <summary>All that are or once were published, newest first.</summary>
    public async Task<IReadOnlyList<KeptGeneration>> KeptAsync(CancellationToken cancellationToken)
    {
        var request = new ElasticsearchRequest(HttpMethod.Get, $"{names.Kept}?filter_path=*.aliases,*.mappings._meta");
        using var answer = await client.TryAsync(request, HttpStatusCode.NotFound, "listing generations", cancellationToken);
        return answer is null
            ? []
            :
            [
                .. answer.RootElement.EnumerateObject()
                    .Where(index => names.GenerationOf(index.Name) is not null)
                    .Select(Kept)
                    .OrderByDescending(kept => kept.Id, StringComparer.Ordinal),
            ];
    }

    /// <summary>Those that a writer made and never published: nobody sees them.</summary>
    public async Task<IReadOnlyList<KeptGeneration>> LeftoversAsync(CancellationToken cancellationToken)
    {
        var request = new ElasticsearchRequest(HttpMethod.Get, $"{names.Pattern}?filter_path=*.aliases,*.mappings._meta");
        using var answer = await client.SendAsync(request, "listing indices", cancellationToken);
        return
        [
            .. answer.RootElement.EnumerateObject()
                .Where(index => names.GenerationOf(index.Name) is not null && !index.Value.GetProperty("aliases").TryGetProperty(names.Kept, out _))
                .Select(Kept),
        ];
    }

    private KeptGeneration Kept(JsonProperty index)
    {
        var isPublished = index.Value.GetProperty("aliases").TryGetProperty(names.Published, out _);
        var meta = index.Value.TryGetProperty("mappings", out var mappings) && mappings.TryGetProperty("_meta", out var found) ? found : default;
        try
        {
            return new KeptGeneration(names.GenerationOf(index.Name)!, isPublished, GenerationMeta.Read(index.Name, meta));
        }
        catch (ShopVisionException) when (!isPublished)
        {
            // Of another version: it can be pruned and not gone back to.
            return new KeptGeneration(names.GenerationOf(index.Name)!, isPublished, Meta: null);
        }
    }

    private async Task<GenerationDescription> DescribeAsync(KeptGeneration kept, long revision, Catalog? before, CancellationToken cancellationToken)
    {
        GenerationDescription[] known = before is null ? [] : [.. before.Others, .. before.Published is { } published ? [published.Description] : Array.Empty<GenerationDescription>()];
        var same = Array.Find(known, other => other.Id == kept.Id && other.Revision == revision);
        var (products, images) = same is null ? await CountAsync(names.IndexOf(kept.Id), cancellationToken) : (same.Products, same.Images);
        return new GenerationDescription
        {
            Id = kept.Id,
            Model = kept.Meta!.Model,
            CreatedAt = kept.Meta.CreatedAt,
            IsPublished = kept.IsPublished,
            Products = products,
            Images = images,
            Revision = revision,
        };
    }

    /// <summary>Products and images that a search sees; throws where a part of the index is away.</summary>
    public async Task<(long Products, long Images)> CountAsync(string index, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(new JsonObject
        {
            ["size"] = 0,
            ["track_total_hits"] = true,
            ["aggs"] = new JsonObject { [FieldPaths.Images] = new JsonObject { ["nested"] = new JsonObject { ["path"] = FieldPaths.Images } } },
        });
        var request = new ElasticsearchRequest(HttpMethod.Post, $"{index}/_search?allow_partial_search_results=false", body);
        using var answer = await client.SendAsync(request, "counting products", cancellationToken);
        return (
            answer.RootElement.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt64(),
            answer.RootElement.GetProperty("aggregations").GetProperty(FieldPaths.Images).GetProperty("doc_count").GetInt64());
    }

    private async Task ThrowIfMappingDiffersAsync(PublishedGeneration published, CancellationToken cancellationToken)
    {
        using var answer = await client.SendAsync(
            new ElasticsearchRequest(HttpMethod.Get, $"{published.Index}/_mapping"), "reading the mapping", cancellationToken);
        var found = answer.RootElement.GetProperty(published.Index).GetProperty("mappings").GetProperty("properties");
        var differences = MappingDifferences.Between(IndexMapping.Readable(published.Meta.Model), found);
        if (differences.Count > 0)
            throw ElasticsearchFaults.MappingDiffers(published.Index, differences);
    }
}
