using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Tuning;

/// <summary>
/// Measures, on a shop's own vectors and its own cluster, how much of the exact answer each way to index and search vectors finds, and
/// what it takes. Works in indices of its own, which it deletes.
/// </summary>
public sealed class IndexTuning(ElasticsearchOptions options, TimeProvider time)
{
    private const int Top = 10;
    private const int Batch = 1000;

    // What a search of the shop asks a leg for.
    private const int Depth = 100;

    private static readonly string[] Kinds = ["hnsw", "int8_hnsw", "int4_hnsw", "bbq_hnsw"];
    private static readonly int[] Candidates = [160, 300, 600, 1200];
    private static readonly double[] Oversamples = [1, 2, 3, 5];

    private const float Wish = 0.3f;

    // The server takes one-bit vectors from here on.
    private const int LeastBitDimensions = 64;

    /// <summary>Throws <c>index-missing</c> where the index has nothing published, or no pictures.</summary>
    public async Task<TuningReport> RunAsync(TuningOptions tuning, Action<string> progress, CancellationToken cancellationToken)
    {
        var (model, entries) = await SampleAsync(tuning, cancellationToken);
        var random = new Random(tuning.Seed);
        var pictured = entries.Where(entry => entry.Images.Count > 0).ToList();
        if (pictured.Count == 0)
            throw ElasticsearchFaults.Missing(options.Index);
        Embedding[] questions = [.. Enumerable.Range(0, tuning.Questions).Select(_ => Question(Any(), Any()))];
        string[][] exact = [.. questions.Select(question => ExactNeighbours.Of(entries, question, Top))];
        var rows = new List<TuningRow>();
        foreach (var kind in Kinds.Where(kind => kind != "bbq_hnsw" || model.Dimensions >= LeastBitDimensions))
        {
            progress($"{kind}: {entries.Count} products");
            rows.AddRange(await MeasureAsync(kind, model, entries, questions, exact, cancellationToken));
        }

        return new TuningReport(
            entries.Count, entries.Sum(entry => entry.Images.Count), questions.Length, tuning.Recall, rows, TuningReport.Recommend(rows, tuning.Recall));

        Embedding Any() => pictured[random.Next(pictured.Count)].Images[0].Embedding!;
    }

    /// <summary>Near a picture and on none, as a shopper's photo with a wish is: what stands in the index itself is found too easily.</summary>
    private static Embedding Question(Embedding picture, Embedding other) => Embedding.Normalize(
        [.. picture.Values.ToArray().Zip(other.Values.ToArray(), (one, two) => ((1 - Wish) * one) + (Wish * two))]);

    /// <summary>Products of the published generation, each as likely as any other.</summary>
    private async Task<(IndexModel Model, List<IndexEntry> Entries)> SampleAsync(TuningOptions tuning, CancellationToken cancellationToken)
    {
        using var index = ElasticsearchProductIndex.Open(options, time);
        var model = (await index.DescribeAsync(cancellationToken))?.Published.Model ?? throw ElasticsearchFaults.Missing(options.Index);
        var (random, sample, seen) = (new Random(tuning.Seed), new List<IndexEntry>(), 0);
        await foreach (var entry in index.ExportAsync(withVectors: true, cancellationToken))
        {
            seen++;
            if (sample.Count < tuning.Products)
                sample.Add(entry);
            else if (random.Next(seen) is var place && place < sample.Count)
                sample[place] = entry;
        }

        return (model, sample);
    }

    private async Task<IReadOnlyList<TuningRow>> MeasureAsync(
        string kind, IndexModel model, List<IndexEntry> entries, Embedding[] questions, string[][] exact, CancellationToken cancellationToken)
    {
        var own = options with
        {
            Index = $"{options.Index}-tune",
            Generations = options.Generations with { VectorIndex = kind, Replicas = 0 },
            RefreshInterval = TimeSpan.FromMinutes(1),
        };
        using var index = ElasticsearchProductIndex.Open(own, time);
        try
        {
            var started = time.GetTimestamp();
            await FillAsync(index, model, entries, cancellationToken);
            var seconds = time.GetElapsedTime(started).TotalSeconds;
            var bytes = await index.BytesAsync(cancellationToken);
            var rows = new List<TuningRow>();
            // Vectors that were never quantised have nothing to be scored again for.
            foreach (var candidates in Candidates)
                foreach (var oversample in kind == "hnsw" ? Oversamples[..1] : Oversamples)
                    rows.Add(await MeasureAsync(own, kind, candidates, oversample, questions, exact, bytes, seconds, cancellationToken));
            return rows;
        }
        finally
        {
            await index.DropAsync(CancellationToken.None);
        }
    }

    private async Task<TuningRow> MeasureAsync(
        ElasticsearchOptions own, string kind, int candidates, double oversample, Embedding[] questions, string[][] exact, long bytes, double seconds,
        CancellationToken cancellationToken)
    {
        using var index = ElasticsearchProductIndex.Open(own with { Vectors = new VectorSearchOptions { Candidates = candidates, Oversample = oversample } }, time);
        var (found, times) = (0.0, new List<double>());
        // The first is for what is loaded once.
        await index.SearchAsync(Query(questions[0]), cancellationToken);
        for (var i = 0; i < questions.Length; i++)
        {
            var started = time.GetTimestamp();
            var page = await index.SearchAsync(Query(questions[i]), cancellationToken);
            times.Add(time.GetElapsedTime(started).TotalMilliseconds);
            found += (double)page.Hits.Take(Top).Select(hit => hit.Entry.Product.Id).Intersect(exact[i]).Count() / exact[i].Length;
        }

        times.Sort();
        return new TuningRow(kind, candidates, oversample, found / questions.Length, times[times.Count / 2], times[times.Count * 95 / 100], bytes, seconds);
    }

    private static IndexQuery Query(Embedding question) => new() { Vector = new VectorLeg(question), Depth = Depth };

    private static async Task FillAsync(ElasticsearchProductIndex index, IndexModel model, List<IndexEntry> entries, CancellationToken cancellationToken)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.New(model), cancellationToken);
        foreach (var batch in entries.Chunk(Batch))
            if ((await writer.UpsertAsync(batch, cancellationToken)).Failures is [var failure, ..])
                throw new ShopVisionException(failure.Code, failure.Message);
        await writer.PublishAsync(cancellationToken);
    }
}
