using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch;
using ShopVision.Elasticsearch.Mapping;
using ShopVision.Elasticsearch.Smile;
using ShopVision.Elasticsearch.Writing;

namespace ShopVision.Bench.Scenarios.Cluster;

/// <summary>What the writer of the index on Elasticsearch costs beside a bare client that posts the same bulks, prebuilt.</summary>
internal sealed class ClusterWriting : IScenario
{
    private const int Products = 4000;
    private const int Rounds = 5;

    public string Name => "cluster-writing";

    public string Description => "products written to a real Elasticsearch, beside a bare HttpClient posting the same bulks";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var cluster = await BenchCluster.StartAsync();
        var entries = BenchCluster.Entries(Products);
        using var index = ElasticsearchProductIndex.Open(cluster.Options, TimeProvider.System);
        await using var writer = await index.OpenAsync(GenerationTarget.New(BenchCluster.Model), cancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = cluster.Address };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var path = $"{cluster.Options.Index}-{writer.Generation}-write/_bulk?require_alias=true&filter_path=items.*.status,items.*.result,items.*.error";
        var bodies = Bodies(entries);
        async Task OursAsync() => await writer.UpsertAsync(entries, cancellationToken);
        Task BareAsync() => PostAsync(http, path, bodies, cancellationToken);

        var spent = await Interleaved.SpentAsync(Rounds, OursAsync, BareAsync);
        var (ours, bare) = (await AllocatedAsync(OursAsync), await AllocatedAsync(BareAsync));

        yield return Measured("CPU of the client", "ms per 1,000 products", spent[0].Cpu.TotalMilliseconds * 1000 / Products, spent[1].Cpu.TotalMilliseconds * 1000 / Products, Gate.AtMost(1.5));
        yield return Measured("memory allocated", "MB per 1,000 products", ours / 1e3 / Products, bare / 1e3 / Products, Gate.AtMost(1.5));
        yield return Measured("throughput", "products/s", Products / spent[0].Elapsed.TotalSeconds, Products / spent[1].Elapsed.TotalSeconds, gate: null);
    }

    private Measurement Measured(string what, string unit, double ours, double bare, Gate? gate) =>
        new(Name, unit, ours, bare, "bare HttpClient, same bulks prebuilt", gate) { Case = what };

    private static BulkBody[] Bodies(IndexEntry[] entries)
    {
        var documents = new EntryDocuments(WordRules.Of(new WordOptions()), FieldLengths.Typical);
        var action = new BulkAction<IndexEntry>("index", entry => entry.Product.Id, (smile, entry) => documents.Write(smile, entry));
        return
        [
            .. entries.Chunk(new WritingOptions().MaxBulkItems).Select(chunk =>
            {
                var body = new BulkBody();
                foreach (var entry in chunk)
                    body.Add(action, entry);
                return body;
            }),
        ];
    }

    /// <summary>Two under way at a time, as the writer has.</summary>
    private static Task PostAsync(HttpClient http, string path, BulkBody[] bodies, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        bodies,
        new ParallelOptions { MaxDegreeOfParallelism = new WritingOptions().InFlight, CancellationToken = cancellationToken },
        async (body, token) =>
        {
            using var content = new ReadOnlyMemoryContent(body.Content);
            content.Headers.ContentType = new MediaTypeHeaderValue(SmileWriter.ContentType);
            using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content, token);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(token);
        });

    private static async Task<double> AllocatedAsync(Func<Task> work)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await work();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
