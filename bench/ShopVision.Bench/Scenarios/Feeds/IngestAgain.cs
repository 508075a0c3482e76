using System.Runtime.CompilerServices;
using ShopVision.Bench.Scenarios.Images;
using ShopVision.Clip;
using ShopVision.Clip.Images;
using ShopVision.Contracts;
using ShopVision.Core.Images;
using ShopVision.Core.Indexing;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Runs;
using ShopVision.LocalIndex;

namespace ShopVision.Bench.Scenarios.Feeds;

/// <summary>
/// A catalog of 30,000 photos from a web server that misbehaves: everything accounted for in flat memory, then again unchanged, and again
/// with other prices.
/// </summary>
internal sealed class IngestAgain : IScenario
{
    private const int Products = 30_000;
    private const int NewPrices = 1000;
    private const int Rounds = 11;

    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(5);

    public string Name => "ingest-again";

    public string Description => $"{Products:N0} products from a web server that misbehaves, then the same feed unchanged beside parsing it and reading the digests; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var photos = ShopPhotos.Read("fashion-train.tar").Take(Products).ToArray();
        await using var server = new UnrulyImages(number => photos[number]);
        using var embedder = ClipEmbedder.Load(DrawnShop.ModelFolder, new ClipOptions());
        var index = LocalProductIndex.Open(Path.Combine(scratch.Path, "index"), new LocalIndexOptions(), TimeProvider.System);
        var run = new IngestRun(embedder, index, new FileImageStore(Path.Combine(scratch.Path, "images")), new VipsImageRenderer(), TimeProvider.System);
        var request = new IngestRequest
        {
            FeedPath = Path.Combine(scratch.Path, "feed.csv"), DataFolder = scratch.Path, Fetching = new FetchOptions { AllowedNetworks = ["127.0.0.0/8"], PerHost = 16 },
        };

        // Photos that never come would be asked for again.
        await WriteAsync(request.FeedPath, Enumerable.Range(0, Products), server, price: 10, cancellationToken);
        var memory = new MemoryWatch();
        var first = await run.RunAsync(request, memory, cancellationToken);
        var refused = Enumerable.Range(0, Products).Count(UnrulyImages.IsRefused);
        if ((first.Products.Added, first.Images.Embedded + first.Images.FromCache, first.Images.Refused) != (Products, Products - refused, refused))
            throw new InvalidOperationException($"Expected {Products} products, {Products - refused} photos and {refused} refusals, found {first.Products} and {first.Images}.");
        yield return new Measurement(Name, "MB in the last quarter", memory.Last, memory.Second, "in the second", Gate.AtMost(1.25)) { Case = "memory" };

        int[] coming = [.. Enumerable.Range(0, Products).Where(number => !UnrulyImages.IsRefused(number))];
        await WriteAsync(request.FeedPath, coming, server, price: 10, cancellationToken);
        await run.RunAsync(request, progress: null, cancellationToken);
        var requests = server.Requests;
        var (again, least) = await Interleaved.MedianAsync(
            Rounds,
            async () =>
            {
                var report = await run.RunAsync(request, progress: null, cancellationToken);
                if (report.Products.Unchanged != coming.Length || report.Images.Embedded > 0 || server.Requests > requests)
                    throw new InvalidOperationException($"Expected nothing to do, found {report.Products}, {report.Images} and {server.Requests - requests} requests.");
            },
            () => ReadAsync(request.FeedPath, index, cancellationToken));
        yield return new Measurement(Name, "ms", again.TotalMilliseconds, least.TotalMilliseconds, "parsing the feed and reading the digests", Gate.AtMost(2)) { Case = "unchanged" };

        await WriteAsync(request.FeedPath, coming, server, price: 10, cancellationToken, dearer: NewPrices);
        var patched = TimeSpan.Zero;
        var images = (await index.DescribeAsync(cancellationToken))!.Published.Images;
        patched = await Interleaved.ElapsedAsync(async () =>
        {
            if ((await run.RunAsync(request, progress: null, cancellationToken)).Products.Changed != NewPrices)
                throw new InvalidOperationException($"Expected {NewPrices} changes.");
            var page = await index.SearchAsync(new IndexQuery { Depth = 1, Sort = ProductSort.PriceDescending }, cancellationToken);
            if (page.Hits[0].Entry.Product.Price?.Amount != 11)
                throw new InvalidOperationException("Expected the new prices to be found.");
        });
        if ((await index.DescribeAsync(cancellationToken))!.Published.Images != images || server.Requests > requests)
            throw new InvalidOperationException("Expected that no vector was written and no photo asked for.");
        yield return new Measurement(Name, "s", patched.TotalSeconds, Promise.TotalSeconds, "the promise", Gate.AtMost(1)) { Case = $"{NewPrices:N0} new prices" };
    }

    private static async Task WriteAsync(string path, IEnumerable<int> numbers, UnrulyImages server, int price, CancellationToken cancellationToken, int dearer = 0) =>
        await File.WriteAllLinesAsync(
            path,
            ["id,title,description,brand,category,price,image", .. numbers.Select((number, i) => $"{number},Photo {number},\"A photo of a thing, number {number}, for wear\",Brand {number % 50},Clothing > Tops,{(i < dearer ? price + 1 : price)},{server.AddressOf(number)}")],
            cancellationToken);

    private static async Task ReadAsync(string feed, LocalProductIndex index, CancellationToken cancellationToken)
    {
        await using var document = await FeedDocument.OpenAsync(feed, FeedOptions.Default, cancellationToken);
        await foreach (var _ in document.ReadAsync(cancellationToken))
        {
            // Reading is all.
        }

        await foreach (var _ in index.ExportAsync(withVectors: false, cancellationToken))
        {
            // Here too.
        }
    }

    /// <summary>The most memory of this process in quarters of a run.</summary>
    private sealed class MemoryWatch : IProgress<IngestProgress>
    {
        private const double Megabyte = 1024 * 1024;

        public double Second { get; private set; }

        public double Last { get; private set; }

        public void Report(IngestProgress value)
        {
            if (value is not { Stage: IngestStage.Indexing, Total: { } total } || value.Done % 256 != 0)
                return;
            var held = Environment.WorkingSet / Megabyte;
            if (value.Done * 4 / total == 1)
                Second = Math.Max(Second, held);
            else if (value.Done * 4 / total == 3)
                Last = Math.Max(Last, held);
        }
    }
}
