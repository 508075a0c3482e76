using System.Threading.Channels;
using ShopVision.Clip.Images;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip;

/// <summary>
/// Reads ahead of inference: decodes and preprocesses on several threads, hands on in order, and holds no more than
/// <paramref name="lookAhead"/> pictures that nobody has taken.
/// </summary>
internal sealed class PreparationQueue(Preprocessor preprocessor, int threads, int lookAhead) : IAsyncDisposable
{
    private readonly Channel<Task<PreparedImage>> _prepared =
        Channel.CreateBounded<Task<PreparedImage>>(new BoundedChannelOptions(lookAhead) { SingleReader = true, SingleWriter = true });
    private readonly SemaphoreSlim _decoding = new(threads, threads);
    private readonly CancellationTokenSource _abandoned = new();
    private Task _reading = Task.CompletedTask;

    public ChannelReader<Task<PreparedImage>> Start(IAsyncEnumerable<ImageSource> images, CancellationToken cancellationToken)
    {
        _reading = ReadAsync(images, cancellationToken);
        return _prepared.Reader;
    }

    /// <summary>Stops reading and waits until no thread touches a picture any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _abandoned.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        while (_prepared.Reader.TryRead(out var unread))
            await ((Task)unread).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _abandoned.Dispose();
    }

    /// <summary>Never throws: what ends it early reaches the reader through the channel.</summary>
    private async Task ReadAsync(IAsyncEnumerable<ImageSource> images, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _abandoned.Token);
        Exception? fault = null;
        try
        {
            await foreach (var image in images.WithCancellation(linked.Token).ConfigureAwait(false))
            {
                await _decoding.WaitAsync(linked.Token).ConfigureAwait(false);
                var preparing = Task.Run(() => Prepare(image), CancellationToken.None);
                await _prepared.Writer.WriteAsync(preparing, linked.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        _prepared.Writer.Complete(fault);
    }

    private PreparedImage Prepare(ImageSource image)
    {
        try
        {
            return PreparedImage.From(image, preprocessor);
        }
        finally
        {
            _decoding.Release();
        }
    }
}
