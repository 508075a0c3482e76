using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch;

namespace ShopVision.Bench.Scenarios.Cluster;

/// <summary>A real Elasticsearch for one scenario, and products as shops have them.</summary>
internal sealed class BenchCluster : IAsyncDisposable
{
    public const int Dimensions = 256;

    /// <summary>How many different ones the products' texts are made of, the first far more often than the last.</summary>
    public const int Words = 2000;

    private readonly ScratchFolder _folder;
    private readonly ElasticsearchProcess _process;

    private BenchCluster(ElasticsearchProcess process, ScratchFolder folder) => (_process, _folder) = (process, folder);

    public static IndexModel Model { get; } = new("bench@1", new ModelFingerprint("bench"), Dimensions);

    public Uri Address => _process.Address;

    public ElasticsearchOptions Options => new() { Nodes = Address.AbsoluteUri, Generations = new GenerationOptions { Replicas = 0 } };

    public static async Task<BenchCluster> StartAsync()
    {
        var folder = new ScratchFolder();
        return new BenchCluster(await ElasticsearchProcess.StartAsync(Fixtures.PathOf(ElasticsearchProcess.Script), folder.Path), folder);
    }

    public static IndexEntry[] Entries(int count)
    {
        var random = new Random(1);
        string Text(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Word((int)(Words * Math.Pow(random.NextDouble(), 3)))));
        return
        [
            .. Enumerable.Range(0, count).Select(number => new IndexEntry(
                new Product
                {
                    Id = $"p{number}", Title = Text(6), Description = Text(25), Brand = $"Brand {number % 50}", Category = ["Clothing", $"Kind {number % 12}"],
                    Price = new Price(random.Next(100, 20_000) / 100m, "EUR"), InStock = number % 3 != 0,
                    Attributes = new Dictionary<string, IReadOnlyList<string>> { ["color"] = [$"color {number % 20}"], ["size"] = [$"{34 + (number % 12)}"] },
                    Images = [$"images/{number}.jpg"],
                },
                $"digest-{number}",
                [new IndexedImage($"images/{number}.jpg", $"content-{number}", Vector(random))])),
        ];
    }

    public static string Word(int number) => $"word{(char)('a' + (number % 26))}{number}";

    public static Embedding Vector(Random random) => Embedding.Normalize([.. Enumerable.Range(0, Dimensions).Select(_ => (random.NextSingle() * 2) - 1)]);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
