using Microsoft.ML.OnnxRuntime;

namespace ShopVision.Bench.Bulk;

/// <summary>
/// ONNX Runtime alone, fed with a ready tensor: one session without threads of its own, run by all cores at once. That takes the least
/// CPU time for a picture: threads that share one run wait for each other (measured with ViT-B/32 on two cores: 14 % more).
/// </summary>
internal sealed class BareSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly float[] _tensor;
    private readonly long[] _shape;

    public BareSession(BulkModel model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(model.Graph, options);
        _shape = [BulkModel.BatchSize, 3, model.Tower.Size, model.Tower.Size];
        var random = new Random(1);
        _tensor = [.. Enumerable.Range(0, (int)(_shape[0] * _shape[1] * _shape[2] * _shape[3])).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    public Task RunAsync(int images)
    {
        Parallel.For(0, images / BulkModel.BatchSize, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, _ =>
        {
            using var run = new RunOptions();
            using var input = OrtValue.CreateTensorValueFromMemory(_tensor, _shape);
            using var outputs = _session.Run(run, [_session.InputNames[0]], [input], [_session.OutputNames[0]]);
        });
        return Task.CompletedTask;
    }

    public void Dispose() => _session.Dispose();
}
