using System.Diagnostics;
using ShopVision.Clip.Inference;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Bulk;

/// <summary>Decodes a batch into its own tensor and embeds it, all on one thread: lanes side by side keep every core busy and none waits for another.</summary>
internal sealed class BulkLane(PictureReader reader, ImageGraph graph)
{
    private readonly float[] _tensor = GC.AllocateUninitializedArray<float>(graph.Batches.MostRows * graph.TensorLength, pinned: true);

    public IReadOnlyList<EmbeddedImage> Embed(ImageBatch batch, CancellationToken cancellationToken)
    {
        var results = new EmbeddedImage[batch.Images.Count];
        // The places in the results of the pictures that lie in the tensor: broken ones take no row.
        var rows = new List<(int Place, ReadPicture Picture)>(graph.Batches.MostRows);
        for (var i = 0; i < results.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = reader.Read(batch.Images[i], _tensor.AsSpan(rows.Count * graph.TensorLength, graph.TensorLength));
            if (read.Succeeded)
                rows.Add((i, read));
            else
                results[i] = PictureReader.Refused(read.Failure);
            if (rows.Count == graph.Batches.MostRows)
                Run(rows, results, cancellationToken);
        }

        Run(rows, results, cancellationToken);
        return results;
    }

    private void Run(List<(int Place, ReadPicture Picture)> rows, EmbeddedImage[] results, CancellationToken cancellationToken)
    {
        for (int start = 0, count; start < rows.Count; start += count)
        {
            count = graph.Batches.Next(rows.Count - start);
            var started = Stopwatch.GetTimestamp();
            var embeddings = graph.Encode(_tensor.AsMemory(start * graph.TensorLength), count, cancellationToken);
            var time = Stopwatch.GetElapsedTime(started);
            for (var i = 0; i < count; i++)
                results[rows[start + i].Place] = reader.ToResult(rows[start + i].Picture, embeddings[i], time);
        }

        rows.Clear();
    }
}
