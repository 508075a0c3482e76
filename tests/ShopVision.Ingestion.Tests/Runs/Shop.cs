using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Feeds.Columns;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>A folder with a feed and pictures (words in files, as <see cref="FakeEmbedder"/> reads them), and a catalog to ingest them into.</summary>
internal sealed class Shop : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MemoryIndex Index { get; } = new();

    public FakeEmbedder Embedder { get; private set; } = new();

    public string DataFolder => _folder.File("data");

    public string EmbeddingFolder => Path.Combine(DataFolder, "embeddings");

    public MemoryImageStore Store { get; } = new();

    public string Picture(string name, string words) => _folder.Write($"shop/{name}", words);

    /// <summary>Lets pictures look as if they were written a while ago, so that nobody expects them to change at any moment.</summary>
    public void Age(params string[] names)
    {
        foreach (var name in names)
            File.SetLastWriteTimeUtc(_folder.File($"shop/{name}"), DateTime.UtcNow.AddMinutes(-5));
    }

    public string Feed(params string[] lines) => _folder.Write("shop/feed.csv", string.Join('\n', lines) + "\n");

    /// <summary>Two products with a picture each: 1 is a red shirt for 10, 2 a blue mug for 5.</summary>
    public void Open()
    {
        Picture("1.jpg", "red shirt");
        Picture("2.jpg", "blue mug");
        Feed("id,title,price,image", "1,Shirt,10,1.jpg", "2,Mug,5,2.jpg");
    }

    public void ChangeModel(params IReadOnlyList<ModelFingerprint> compatibleWith) => Embedder = new FakeEmbedder(Some.Model with
    {
        CompatibleWith = compatibleWith,
        Name = "other-model",
        Dimensions = FakeEmbedder.Dimensions,
        Fingerprint = new ModelFingerprint(new string('f', 64)),
    });

    public IngestRun Run(IEmbedder? embedder = null) => new(embedder ?? Embedder, Index, Store, new FakeRenderer(), TimeProvider.System);

    public Task<IngestReport> IngestAsync(bool rebuild = false, string? map = null) =>
        Run().RunAsync(Request(rebuild, map), progress: null, TestContext.Current.CancellationToken);

    public IngestRequest Request(bool rebuild = false, string? map = null) => new()
    {
        FeedPath = _folder.File("shop/feed.csv"),
        DataFolder = DataFolder,
        Feed = new FeedOptions { Columns = map is null ? null : ColumnMap.Parse(map) },
        Rebuild = rebuild,
    };

    public void Dispose() => _folder.Dispose();
}
