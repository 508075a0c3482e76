using System.Diagnostics;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch;
using ShopVision.Elasticsearch.Reading;

namespace ShopVision.Bench.Scenarios.Cluster;

/// <summary>What a search through the index on Elasticsearch takes beside the bare request of the same body.</summary>
internal sealed class ClusterSearch : IScenario
{
    private const int Products = 10_000;
    private const int Searches = 400;

    // Both runtimes go on compiling what is called often for some hundreds of searches, on the cores that are measured.
    private const int WarmUp = 300;

    public string Name => "cluster-search";

    public string Description => "a composed search of a real Elasticsearch, beside the bare _msearch of the same body";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var cluster = await BenchCluster.StartAsync();
        using var index = ElasticsearchProductIndex.Open(cluster.Options, TimeProvider.System);
        await using (var writer = await index.OpenAsync(GenerationTarget.New(BenchCluster.Model), cancellationToken))
        {
            await writer.UpsertAsync(BenchCluster.Entries(Products), cancellationToken);
            await writer.PublishAsync(cancellationToken);
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = cluster.Address };
        var generation = (await index.DescribeAsync(cancellationToken))!.Published.Id;
        var (ours, bare) = (new List<double>(), new List<double>());
        var random = new Random(2);
        for (var i = -WarmUp; i < Searches; i++)
        {
            // A frequent word, and any that some product has: of one that none has, ours would ask again for what was meant.
            var words = $"{BenchCluster.Word(random.Next(60))} {BenchCluster.Word(random.Next(BenchCluster.Words))}";
            var query = new IndexQuery
            {
                Vector = new VectorLeg(BenchCluster.Vector(random)), Lexical = new LexicalLeg(words), Facets = ["color", "brand"], Depth = 100,
            };
            var body = Body($"{cluster.Options.Index}-{generation}", query);
            // By turns, and each first as often as the other: what a node has just read is read faster.
            var isFirst = i % 2 == 0;
            var first = await TimeAsync(isFirst ? OursAsync : BareAsync);
            var second = await TimeAsync(isFirst ? BareAsync : OursAsync);
            if (i < 0)
                continue;
            ours.Add(isFirst ? first : second);
            bare.Add(isFirst ? second : first);

            Task OursAsync() => index.SearchAsync(query, cancellationToken);
            Task BareAsync() => PostAsync(http, body, cancellationToken);
        }

        yield return Measured("p50", ours, bare, 0.5);
        yield return Measured("p95", ours, bare, 0.95);
    }

    private Measurement Measured(string percentile, List<double> ours, List<double> bare, double share) =>
        new(Name, "ms", At(ours, share), At(bare, share), "bare _msearch of the same body", Gate.AtMost(1.1)) { Case = percentile };

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(times.Count * share));

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static ReadOnlyMemory<byte> Body(string index, IndexQuery query)
    {
        var options = new ElasticsearchOptions();
        var lexical = new LexicalQuery(WordRules.Of(options.Words).Queries, query.Lexical!.Text);
        var requests = new Elasticsearch.Reading.SearchRequests(query, lexical, options.Vectors);
        return MultiSearch.Body(
            index, [new CountRequest(query, lexical, query.FacetSize + PublishedSearch.SpareBuckets).Write, requests.WriteVector, requests.WriteLexical]);
    }

    private static async Task PostAsync(HttpClient http, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await http.PostAsync(new Uri(MultiSearch.Path, UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }
}
