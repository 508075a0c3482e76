using System.Diagnostics;
using System.Globalization;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Images;
using ShopVision.Core.Indexing;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;
using ShopVision.Ingestion.Runs;
using ShopVision.LocalIndex;

namespace ShopVision.Worker.Kills;

/// <summary>
/// Kills a worker at random moments of a run, again and again over one catalog. Each time the next worker must take the run and end it, and
/// the catalog must be, product by product, what a run that nobody killed makes of the same feeds.
/// </summary>
public sealed class WorkerKills : IAsyncDisposable
{
    private const double MostMsBefore = 1500;
    private const double MostMsAmidst = 400;
    private const double AnyMoment = 0.3;
    private const double Rebuilds = 0.2;
    private const float SameVector = 0.9999f;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Func<ProcessStartInfo> _work;
    private readonly IProductIndex _index;
    private readonly RunDispatcher _runs;
    private readonly ChangingShop _shop;
    private readonly LocalProductIndex _clean;
    private readonly IngestRun _cleanRun;
    private readonly string _cleanFolder;
    private readonly Dictionary<string, Embedding> _vectors = new(StringComparer.Ordinal);
    private readonly Random _random;
    private readonly int _seed;
    private Process? _worker;

    /// <summary>
    /// <paramref name="work"/> starts a worker on the catalog of <paramref name="index"/> with the runs of <paramref name="store"/>; what was
    /// drawn for the shop is in <c>shop</c> of <paramref name="folder"/>.
    /// </summary>
    public WorkerKills(string folder, Func<ProcessStartInfo> work, IRunStore store, IProductIndex index, int seed)
    {
        (_work, _index, _seed) = (work, index, seed);
        _runs = new RunDispatcher(store, new RunOptions(), TimeProvider.System);
        _random = new Random(seed);
        _shop = new ChangingShop(Path.Combine(folder, "shop"), seed);
        _cleanFolder = Path.Combine(folder, "clean");
        _clean = LocalProductIndex.Open(Path.Combine(_cleanFolder, "index"), new LocalIndexOptions(), TimeProvider.System);
        _cleanRun = new IngestRun(new FakeEmbedder(), _clean, new FileImageStore(Path.Combine(_cleanFolder, "images")), new AsItIs(), TimeProvider.System);
    }

    /// <summary>How many kills came while the run was under way.</summary>
    public int Amidst { get; private set; }

    /// <summary>One day of the shop with one kill; throws where the catalog is not as it must be.</summary>
    public async Task KillOnceAsync(CancellationToken cancellationToken)
    {
        _shop.NextDay();
        var job = _random.NextDouble() < Rebuilds ? RebuildIndexJob.JobName : IngestFeedJob.JobName;
        _worker ??= Process.Start(_work())!;
        var run = await _runs.AddAsync(new RunRequest(job, "default", new FeedJobArguments { Feed = _shop.Feed }.ToJson()), cancellationToken);
        await WaitAsync(run.Id, cancellationToken);
        await KillAsync();
        if ((await _runs.FindAsync(run.Id, cancellationToken)).State == RunState.Running)
            Amidst++;

        _worker = Process.Start(_work())!;
        await EndAsync(run.Id, cancellationToken);
        await _cleanRun.RunAsync(new IngestRequest { FeedPath = _shop.Feed, DataFolder = _cleanFolder }, progress: null, cancellationToken);
        await CompareAsync(run.Id, cancellationToken);
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    /// <summary>Until any moment from now on, or more often until one after the worker took the run.</summary>
    private async Task WaitAsync(string id, CancellationToken cancellationToken)
    {
        var isAny = _random.NextDouble() < AnyMoment;
        var wait = TimeSpan.FromMilliseconds(_random.NextDouble() * (isAny ? MostMsBefore : MostMsAmidst));
        while (!isAny && (await _runs.FindAsync(id, cancellationToken)).State == RunState.Queued)
            await Task.Delay(5, cancellationToken);
        await Task.Delay(wait, cancellationToken);
    }

    private async Task KillAsync()
    {
        if (_worker is null)
            return;
        _worker.Kill(entireProcessTree: true);
        await _worker.WaitForExitAsync();
        _worker.Dispose();
        _worker = null;
    }

    private async Task EndAsync(string id, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(20, cancellationToken))
        {
            var run = await _runs.FindAsync(id, cancellationToken);
            if (run.State == RunState.Done)
                return;
            // A rebuild with fewer products than are published is meant here.
            if (run.State == RunState.AwaitingApproval)
                run = await _runs.ApproveAsync(id, cancellationToken);
            if (!run.IsOpen || Stopwatch.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException($"Expected that run {id} ends well (seed {_seed}), found it {RunDispatcher.Name(run.State)} after {run.Attempt} attempts: {run.Fault}");
        }
    }

    private async Task CompareAsync(string run, CancellationToken cancellationToken)
    {
        await using var clean = _clean.ExportAsync(withVectors: false, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await foreach (var entry in _index.ExportAsync(withVectors: true, cancellationToken))
        {
            var expected = await clean.MoveNextAsync() ? Words(clean.Current) : "no more products";
            if (Words(entry) != expected)
                throw Unlike(run, expected, Words(entry));
            foreach (var image in entry.Images)
                if (!_vectors.TryAdd(image.ContentDigest, image.Embedding!) && _vectors[image.ContentDigest].Dot(image.Embedding!) < SameVector)
                    throw Unlike(run, $"the vector that {image.ContentDigest} had", "another");
        }

        if (await clean.MoveNextAsync())
            throw Unlike(run, Words(clean.Current), "no more products");
    }

    private static string Words(IndexEntry entry)
    {
        var product = entry.Product;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{product.Id} {entry.ProductDigest} '{product.Title}' {product.Price?.Amount:0.00} {string.Join(", ", entry.Images.Select(image => $"{image.Source}={image.ContentDigest}"))}");
    }

    private InvalidOperationException Unlike(string run, string expected, string found) =>
        new($"After run {run} (seed {_seed}): expected {expected}\nfound {found}");

    private sealed class AsItIs : IImageRenderer
    {
        public byte[] ToJpeg(ReadOnlyMemory<byte> content, int maxSide) => content.ToArray();
    }
}
