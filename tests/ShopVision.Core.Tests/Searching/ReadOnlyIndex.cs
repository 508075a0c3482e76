using ShopVision.Contracts;
using ShopVision.Core.Indexing;

namespace ShopVision.Core.Tests.Searching;

/// <summary>A published catalog that tests can swap; nothing can be written to it.</summary>
internal sealed class ReadOnlyIndex : IProductIndex
{
    private readonly IndexModel _model;
    private IReadOnlyList<IndexEntry> _entries = [];
    private long _revision;

    public ReadOnlyIndex(IndexModel model, params IReadOnlyList<IndexEntry> entries)
    {
        _model = model;
        Replace(entries);
    }

    public IndexQuery? LastQuery { get; private set; }

    public void Replace(IReadOnlyList<IndexEntry> entries)
    {
        _entries = entries;
        _revision++;
    }

    public Task<IndexDescription?> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult<IndexDescription?>(new(
        new GenerationDescription
        {
            Id = "g1", Model = _model, CreatedAt = DateTimeOffset.UnixEpoch, IsPublished = true,
            Products = _entries.Count, Images = _entries.Sum(entry => entry.Images.Count), Revision = _revision,
        },
        []));

    public Task<SearchPage> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        LastQuery = query;
        return Task.FromResult(new BruteForceIndex(_entries).Search(query) with { Generation = "g1" });
    }

    public Task<IReadOnlyList<IndexEntry>> GetAsync(IReadOnlyList<string> ids, bool withVectors, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IndexEntry>>([.. ids.SelectMany(id => _entries.Where(entry => entry.Product.Id == id))]);

    public IAsyncEnumerable<IndexEntry> ExportAsync(bool withVectors, CancellationToken cancellationToken) => _entries.ToAsyncEnumerable();

    public Task<IReadOnlyList<string>> SuggestAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IIndexWriter> OpenAsync(GenerationTarget target, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RollBackAsync(string generation, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PruneAsync(int keep, CancellationToken cancellationToken) => throw new NotSupportedException();
}
