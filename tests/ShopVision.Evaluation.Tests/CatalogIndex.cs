using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Evaluation.Tests;

/// <summary>A published catalog in memory that answers what an evaluation asks: what it is, its facets and its entries.</summary>
internal sealed class CatalogIndex(ModelDescription model, IReadOnlyList<IndexEntry> entries) : IProductIndex
{
    public Task<IndexDescription?> DescribeAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IndexDescription?>(new IndexDescription(
            new GenerationDescription
            {
                Id = "generation-1",
                Model = IndexModel.Of(model),
                CreatedAt = DateTimeOffset.UnixEpoch,
                IsPublished = true,
                Products = entries.Count,
                Images = entries.Sum(entry => entry.Images.Count),
                Revision = 1,
            },
            []));

    public Task<SearchPage> SearchAsync(IndexQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new BruteForceIndex(entries).Search(query));

    public IAsyncEnumerable<IndexEntry> ExportAsync(bool withVectors, CancellationToken cancellationToken) => entries.ToAsyncEnumerable();

    public Task<IReadOnlyList<IndexEntry>> GetAsync(IReadOnlyList<string> ids, bool withVectors, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<string>> SuggestAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IIndexWriter> OpenAsync(GenerationTarget target, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RollBackAsync(string generation, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PruneAsync(int keep, CancellationToken cancellationToken) => throw new NotSupportedException();
}
