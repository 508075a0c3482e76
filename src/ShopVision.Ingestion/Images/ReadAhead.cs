using ShopVision.Ingestion.Runs.Planning;

namespace ShopVision.Ingestion.Images;

/// <summary>A product with the files of its searchable pictures, in their order.</summary>
internal sealed record ReadProduct(PlannedProduct Product, IReadOnlyList<ImageFile> Files);

/// <summary>
/// Reads the pictures of products, some of them before they are asked for. A product whose pictures are slow to come waits while those
/// behind it go on.
/// </summary>
internal sealed class ReadAhead : IAsyncDisposable
{
    // Pictures that have come and wait for their turn hold no more than about this.
    private const long MostBytes = 64 << 20;

    private readonly IImageReader _reader;
    private readonly IEnumerator<PlannedProduct> _products;
    private readonly CancellationTokenSource _stop;

    // In the order of the products.
    private readonly List<Task<ReadProduct>> _reading = [];
    private bool _isAtEnd;

    public ReadAhead(IImageReader reader, IEnumerable<PlannedProduct> products, CancellationToken cancellationToken)
    {
        (_reader, _products) = (reader, products.GetEnumerator());
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Null after the last.</summary>
    public async Task<ReadProduct?> NextAsync()
    {
        while (!_isAtEnd && _reading.Count <= _reader.Ahead && (_reading.Count == 0 || Held() < MostBytes))
            if (_products.MoveNext())
                _reading.Add(ReadAsync(_products.Current));
            else
                _isAtEnd = true;
        if (_reading.Count == 0)
            return null;
        var next = _reading.Find(reading => reading.IsCompleted) ?? await Task.WhenAny(_reading).ConfigureAwait(false);
        _reading.Remove(next);
        return await next.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll(_reading)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _products.Dispose();
        _stop.Dispose();
    }

    private long Held() => _reading.Where(reading => reading.IsCompletedSuccessfully).Sum(reading => reading.Result.Files.Sum(file => (long)(file.Content?.Length ?? 0)));

    /// <summary>One picture after the other: products with many must not hold all the places.</summary>
    private async Task<ReadProduct> ReadAsync(PlannedProduct product)
    {
        var files = new List<ImageFile>();
        foreach (var image in product.Product.SearchableImages)
            files.Add(await _reader.ReadAsync(image.Source, _stop.Token).ConfigureAwait(false));
        return new ReadProduct(product, files);
    }
}
