using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ShopVision.Clip.Inference;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Bulk;

/// <summary>
/// One stream of pictures over as many lanes as there are cores. Batches are read ahead, so few that memory stays bounded, and results
/// come in order. Dispose of it to stop: no lane touches the graph after that.
/// </summary>
internal sealed class BulkPipeline : IAsyncDisposable
{
    private readonly int _batchSize;
    private readonly CancellationTokenSource _stopping;
    private readonly Channel<ImageBatch> _inOrder;
    private readonly BlockingCollection<ImageBatch> _toDo = [];
    private readonly Task[] _lanes;
    private Task _reading = Task.CompletedTask;

    public BulkPipeline(PictureReader reader, ImageGraph graph, int lanes, int batchSize, CancellationToken cancellationToken)
    {
        _batchSize = batchSize;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Each lane has a batch, and the next ones are ready when it asks.
        _inOrder = Channel.CreateBounded<ImageBatch>(new BoundedChannelOptions(lanes + Math.Max(1, lanes / 2)) { SingleReader = true, SingleWriter = true });
        // Threads of their own: those of the pool belong to requests.
        _lanes = [.. Enumerable.Range(0, lanes).Select(_ => Task.Factory.StartNew(
            () => Work(new BulkLane(reader, graph)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
    }

    /// <summary>Call once. What the source throws comes out here, after the results of the batches before it.</summary>
    public async IAsyncEnumerable<EmbeddedImage> RunAsync(
        IAsyncEnumerable<ImageSource> images, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _reading = ReadAsync(images);
        await foreach (var batch in _inOrder.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            foreach (var result in await batch.Results.WaitAsync(cancellationToken).ConfigureAwait(false))
                yield return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        _toDo.CompleteAdding();
        await Task.WhenAll(_lanes).ConfigureAwait(false);
        _toDo.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Never throws: what ends it early reaches the caller through the channel.</summary>
    private async Task ReadAsync(IAsyncEnumerable<ImageSource> images)
    {
        Exception? fault = null;
        try
        {
            var gathered = new List<ImageSource>(_batchSize);
            await foreach (var image in images.WithCancellation(_stopping.Token).ConfigureAwait(false))
            {
                gathered.Add(image);
                if (gathered.Count < _batchSize)
                    continue;
                await HandOnAsync(gathered).ConfigureAwait(false);
                gathered = new List<ImageSource>(_batchSize);
            }

            if (gathered.Count > 0)
                await HandOnAsync(gathered).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        _toDo.CompleteAdding();
        _inOrder.Writer.Complete(fault);
    }

    private async Task HandOnAsync(List<ImageSource> images)
    {
        var batch = new ImageBatch(images);
        // Where the results are not taken, nothing more is read.
        await _inOrder.Writer.WriteAsync(batch, _stopping.Token).ConfigureAwait(false);
        _toDo.Add(batch, CancellationToken.None);
    }

    private void Work(BulkLane lane)
    {
        foreach (var batch in _toDo.GetConsumingEnumerable())
            try
            {
                batch.Complete(lane.Embed(batch, _stopping.Token));
            }
            catch (Exception exception)
            {
                batch.Fail(exception);
            }
    }
}
