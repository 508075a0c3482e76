using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch;
using ShopVision.Elasticsearch.Client;
using ShopVision.Elasticsearch.Mapping;
using ShopVision.Elasticsearch.Smile;
using ShopVision.Elasticsearch.Writing;

namespace ShopVision.Bench.Scenarios.Cluster;

/// <summary>
/// What the client of Elasticsearch costs beside a bare one that posts the same bulks, prebuilt; and what it costs to write the products of
/// a catalog in whole, where their words are read and their documents made as well.
/// </summary>
internal sealed class ClusterWriting : IScenario
{
    private const int Products = 4000;
    private const int Rounds = 9;
    private const int WarmUp = 6;
    private const string Cpu = "ms per 1,000 products";
    private const string Memory = "MB per 1,000 products";

    public string Name => "cluster-writing";

    public string Description => "products written to a real Elasticsearch, beside a bare HttpClient posting the same bulks";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var cluster = await BenchCluster.StartAsync();
        var entries = BenchCluster.Entries(Products);
        using var index = ElasticsearchProductIndex.Open(cluster.Options, TimeProvider.System);
        await using var writer = await index.OpenAsync(GenerationTarget.New(BenchCluster.Model), cancellationToken);
        var alias = $"{cluster.Options.Index}-{writer.Generation}-write";
        var bodies = Bodies(entries);

        using var transport = new CheckedTransport(new HttpTransport(cluster.Options, TimeProvider.System));
        var sender = new BulkSender(new ElasticsearchClient(transport), alias, cluster.Options.Writing, _ => Task.CompletedTask, TimeProvider.System);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = cluster.Address };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        async Task WholeAsync() => await writer.UpsertAsync(entries, cancellationToken);
        Task OursAsync() => InFlightAsync(bodies, async (body, token) => await sender.SendAsync(body, token), cancellationToken);
        Task BareAsync() => InFlightAsync(bodies, (body, token) => PostAsync(http, BulkSender.PathOf(alias), body, token), cancellationToken);

        // Both run the same code of the runtime, which goes on compiling what is called often for some dozens of bulks.
        for (var i = 0; i < WarmUp; i++)
        {
            await OursAsync();
            await BareAsync();
        }

        var spent = await Interleaved.SpentAsync(Rounds, OursAsync, BareAsync, WholeAsync);
        var (ours, bare, whole) = (await AllocatedAsync(OursAsync), await AllocatedAsync(BareAsync), await AllocatedAsync(WholeAsync));

        yield return Measured("client, CPU", Cpu, CpuOf(spent[0]), CpuOf(spent[1]), Gate.AtMost(1.5));
        yield return Measured("client, memory allocated", Memory, MemoryOf(ours), MemoryOf(bare), Gate.AtMost(1.5));
        yield return Measured("client, throughput", "products/s", RateOf(spent[0]), RateOf(spent[1]), gate: null);
        yield return Measured("with documents made, CPU", Cpu, CpuOf(spent[2]), CpuOf(spent[1]), gate: null);
        yield return Measured("with documents made, memory allocated", Memory, MemoryOf(whole), MemoryOf(bare), Gate.AtMost(1.5));
        yield return Measured("with documents made, throughput", "products/s", RateOf(spent[2]), RateOf(spent[1]), gate: null);
    }

    private static double CpuOf(Spent spent) => spent.Cpu.TotalMilliseconds * 1000 / Products;

    private static double MemoryOf(double bytes) => bytes / 1e3 / Products;

    private static double RateOf(Spent spent) => Products / spent.Elapsed.TotalSeconds;

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

    /// <summary>As many under way at a time as the writer has.</summary>
    private static Task InFlightAsync(BulkBody[] bodies, Func<BulkBody, CancellationToken, Task> sendAsync, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        bodies,
        new ParallelOptions { MaxDegreeOfParallelism = new WritingOptions().InFlight, CancellationToken = cancellationToken },
        async (body, token) => await sendAsync(body, token));

    private static async Task PostAsync(HttpClient http, string path, BulkBody body, CancellationToken cancellationToken)
    {
        using var content = new ReadOnlyMemoryContent(body.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue(SmileWriter.ContentType);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private static async Task<double> AllocatedAsync(Func<Task> work)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await work();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
