using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Bulk;

/// <summary>Pictures that one lane decodes and embeds together.</summary>
internal sealed class ImageBatch(IReadOnlyList<ImageSource> images)
{
    // The reader goes on elsewhere: the lane has the next batch to see to.
    private readonly TaskCompletionSource<IReadOnlyList<EmbeddedImage>> _results = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ImageSource> Images { get; } = images;

    /// <summary>One result for each picture, in order.</summary>
    public Task<IReadOnlyList<EmbeddedImage>> Results => _results.Task;

    public void Complete(IReadOnlyList<EmbeddedImage> results) => _results.SetResult(results);

    public void Fail(Exception exception)
    {
        _results.SetException(exception);
        // Nobody may be left to look at it.
        _ = _results.Task.Exception;
    }
}
