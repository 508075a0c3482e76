using System.Diagnostics;
using System.Runtime.CompilerServices;
using ShopVision.Bench.Bulk;
using ShopVision.Clip;
using ShopVision.Clip.Inference;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Embeddings;

namespace ShopVision.Bench.Scenarios;

/// <summary>What a query on an idle embedder takes beside decoding and inference, which nobody can spare it.</summary>
internal sealed class QueryOverhead : IScenario
{
    private const int Queries = 200;
    private static readonly TimeSpan _promise = TimeSpan.FromMilliseconds(1);
    private static readonly string[] _models = ["shopvision-mini", "speed-vit-b32"];

    // Long enough that every thread has gone to sleep.
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(5);

    public string Name => "query-overhead";

    public string Description => $"Median of what a query takes beside decoding and inference; promised within 1 ms; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        byte[][] photos = [.. BulkPhotos.Create(scratch.Path, side: 400, Queries).Select(File.ReadAllBytes)];
        foreach (var name in _models)
        {
            var folder = BulkModel.Open(name).Folder;
            using var embedder = ClipEmbedder.Load(folder, new ClipOptions());
            yield return Measured($"{name}, photo", await MedianAsync(i => PhotoAsync(embedder, photos[i], cancellationToken), cancellationToken));

            var (options, model) = (new ClipOptions(), ClipModel.Open(folder));
            using var graph = TextGraph.Open(model, options, options.EffectiveThreads);
            yield return Measured($"{name}, text", await MedianAsync(i => TextAsync(embedder, graph, i, cancellationToken), cancellationToken));
        }
    }

    private static async Task<TimeSpan> PhotoAsync(ClipEmbedder embedder, byte[] photo, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var embedded = await embedder.EmbedImageAsync(new ImageSource("photo", photo), cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return embedded.Succeeded ? elapsed - embedded.DecodeTime - embedded.InferenceTime : throw new InvalidOperationException(embedded.Failure.Message);
    }

    /// <summary>The inference of the same text is timed by itself, by turns before and after.</summary>
    private static async Task<TimeSpan> TextAsync(ClipEmbedder embedder, TextGraph graph, int turn, CancellationToken cancellationToken)
    {
        var text = $"blue shirt {turn}";
        var ids = embedder.Texts.Tokenize(text);
        Func<Task> infer = () => Task.FromResult(graph.Encode([ids], cancellationToken));
        Func<Task> embed = () => embedder.EmbedTextsAsync([text], cancellationToken);
        if (turn % 2 == 0)
            return -await TimeAsync(infer) + await TimeAsync(embed);
        return await TimeAsync(embed) - await TimeAsync(infer);

        async Task<TimeSpan> TimeAsync(Func<Task> work)
        {
            await Task.Delay(_pause, cancellationToken);
            var started = Stopwatch.GetTimestamp();
            await work();
            return Stopwatch.GetElapsedTime(started);
        }
    }

    private static async Task<TimeSpan> MedianAsync(Func<int, Task<TimeSpan>> query, CancellationToken cancellationToken)
    {
        await query(0);
        var times = new List<TimeSpan>(Queries);
        for (var i = 0; i < Queries; i++)
        {
            await Task.Delay(_pause, cancellationToken);
            times.Add(await query(i));
        }

        return times.Order().ElementAt(Queries / 2);
    }

    private Measurement Measured(string what, TimeSpan overhead) =>
        new(Name, "ms", overhead.TotalMilliseconds, _promise.TotalMilliseconds, "the promise", Gate.AtMost(1)) { Case = what };
}
