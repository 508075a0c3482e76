using System.Buffers;
using System.Diagnostics;
using ShopVision.Clip.Inference;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Queries;

/// <summary>Embeds single pictures, whoever asks at the same time together. Thread safe.</summary>
internal sealed class ImageQueries : IDisposable
{
    private readonly PictureReader _reader;
    private readonly OpenedOnce<ImageGraph> _graph;
    private readonly QueryBatcher<float[], Answer> _batcher;

    public ImageQueries(ClipModel model, ClipOptions options, PictureReader reader)
    {
        _reader = reader;
        _graph = new OpenedOnce<ImageGraph>(() => ImageGraph.Open(model, options, options.EffectiveThreads));
        _batcher = new QueryBatcher<float[], Answer>(options.BatchSize, Run, tensor => ArrayPool<float>.Shared.Return(tensor));
    }

    public async Task<EmbeddedImage> EmbedAsync(ImageSource image, CancellationToken cancellationToken)
    {
        var tensor = ArrayPool<float>.Shared.Rent(_reader.TensorLength);
        var read = await Task.Run(() => _reader.Read(image, tensor.AsSpan(0, _reader.TensorLength)), CancellationToken.None).ConfigureAwait(false);
        if (!read.Succeeded)
        {
            ArrayPool<float>.Shared.Return(tensor);
            return PictureReader.Refused(read.Failure);
        }

        var answer = await _batcher.RunAsync(tensor, cancellationToken).ConfigureAwait(false);
        return _reader.ToResult(read, answer.Embedding, answer.Time);
    }

    /// <summary>Opens the graph and runs it once: the first shopper need not wait for that.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var tensor = ArrayPool<float>.Shared.Rent(_reader.TensorLength);
        Array.Clear(tensor);
        await _batcher.RunAsync(tensor, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _graph.Dispose();

    private Answer[] Run(IReadOnlyList<float[]> tensors)
    {
        var graph = _graph.Value;
        var answers = new Answer[tensors.Count];
        for (int start = 0, count; start < answers.Length; start += count)
        {
            count = graph.Batches.Next(answers.Length - start);
            var started = Stopwatch.GetTimestamp();
            var embeddings = Encode(graph, tensors, start, count);
            var time = Stopwatch.GetElapsedTime(started);
            for (var i = 0; i < count; i++)
                answers[start + i] = new Answer(embeddings[i], time);
        }

        return answers;
    }

    private static Embedding?[] Encode(ImageGraph graph, IReadOnlyList<float[]> tensors, int start, int count)
    {
        // A picture alone is where it should be already.
        if (graph.Batches.RowsFor(count) == 1)
            return graph.Encode(tensors[start], 1, CancellationToken.None);
        var rows = ArrayPool<float>.Shared.Rent(graph.Batches.RowsFor(count) * graph.TensorLength);
        for (var i = 0; i < count; i++)
            tensors[start + i].AsSpan(0, graph.TensorLength).CopyTo(rows.AsSpan(i * graph.TensorLength));
        var embeddings = graph.Encode(rows, count, CancellationToken.None);
        ArrayPool<float>.Shared.Return(rows);
        return embeddings;
    }

    private readonly record struct Answer(Embedding? Embedding, TimeSpan Time);
}
