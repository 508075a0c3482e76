using System.Runtime.CompilerServices;
using ShopVision.Bench.Bulk;
using ShopVision.Bench.Peers;
using ShopVision.Clip;

namespace ShopVision.Bench.Scenarios;

/// <summary>
/// Pictures a second from JPEG files to embeddings, beside what the cores could do if they did nothing but inference (B) and decoding
/// (D), and beside Node.js pipelines with the same model, pictures, batch and threads.
/// </summary>
internal sealed class BulkThroughput(string modelName, int smallPhotosPerCore, int largePhotosPerCore) : IScenario
{
    private const int Rounds = 3;

    public string Name => $"bulk-{modelName}";

    public string Description =>
        $"Embedding JPEG files of 400 and 2,000 px with {modelName}, beside its ceiling, transformers.js and sharp; needs {Fixtures.Variable}.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var model = BulkModel.Open(modelName);
        BulkCase[] cases =
        [
            BulkCase.Create(model, scratch.Path, side: 400, smallPhotosPerCore),
            BulkCase.Create(model, scratch.Path, side: 2000, largePhotosPerCore),
        ];
        using var session = new BareSession(model);
        using var embedder = ClipEmbedder.Load(model.Folder, new ClipOptions { BatchSize = BulkModel.BatchSize });
        await using var transformersJs = await model.StartTransformersJsAsync(scratch.Path, cancellationToken);
        await using var sharp = await model.StartSharpAsync(cancellationToken);

        var sessionRun = cases[0].Files.Length;
        var spent = await Interleaved.SpentAsync(
            Rounds,
            [
                () => session.RunAsync(sessionRun),
                .. cases.SelectMany(one => new Func<Task>[]
                {
                    () => one.Decoding.RunAsync(one.Files.Length),
                    () => BulkCase.EmbedAsync(embedder, one.Files, cancellationToken),
                    () => AskAsync(transformersJs, one.Files, cancellationToken),
                    () => AskAsync(sharp, one.Files, cancellationToken),
                }),
            ]);

        var inference = spent[0].Cpu / sessionRun;
        foreach (var (one, times) in cases.Zip(spent.Skip(1).Chunk(4)))
        {
            var (decoding, ours) = (times[0].Cpu / one.Files.Length, times[1]);
            var least = (inference + decoding).TotalMilliseconds;
            var sum = $"B {Report.Number(inference.TotalMilliseconds)} + D {Report.Number(decoding.TotalMilliseconds)}";
            yield return Beside($"ceiling {Environment.ProcessorCount} / ({sum} ms)", 1000 * Environment.ProcessorCount / least, Gate.AtLeast(0.95));
            yield return Beside("transformers.js", one.Files.Length / times[2].Elapsed.TotalSeconds, Gate.AtLeast(1.15));
            yield return Beside("sharp that shrinks on load, onnxruntime-node", one.Files.Length / times[3].Elapsed.TotalSeconds, gate: null);
            yield return new Measurement(Name, "ms of a core a picture", ours.Cpu.TotalMilliseconds / one.Files.Length, least, sum, Gate: null) { Case = $"{one.Side} px" };

            Measurement Beside(string baselineIs, double rate, Gate? gate) =>
                new(Name, "pictures/s", one.Files.Length / ours.Elapsed.TotalSeconds, rate, baselineIs, gate) { Case = $"{one.Side} px" };
        }
    }

    private static async Task AskAsync(NodePeer peer, string[] files, CancellationToken cancellationToken)
    {
        var embedded = (await peer.AskAsync(new { files }, cancellationToken)).GetProperty("embedded").GetInt32();
        if (embedded != files.Length)
            throw new InvalidOperationException($"Expected {files.Length} embeddings of the peer, found {embedded}.");
    }
}
