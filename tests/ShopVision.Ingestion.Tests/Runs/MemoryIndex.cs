using System.Runtime.CompilerServices;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>An index that remembers what was written to it; it holds generations and a lock, and cannot search.</summary>
internal sealed class MemoryIndex : IProductIndex
{
    private readonly Dictionary<string, IndexModel> _models = [];
    private bool _locked;
    private (string Purpose, SortedDictionary<string, IndexEntry> Entries)? _begun;
    private int _generations;

    public string? PublishedGeneration { get; private set; }

    public SortedDictionary<string, IndexEntry> Published { get; private set; } = new(StringComparer.Ordinal);

    public List<string> Upserted { get; } = [];

    public List<string> Patched { get; } = [];

    public List<string> Deleted { get; } = [];

    /// <summary>Entries that the index refuses.</summary>
    public HashSet<string> Refused { get; } = [];

    public Task<IndexDescription?> DescribeAsync(CancellationToken cancellationToken) =>
        Task.FromResult(PublishedGeneration is null ? null : new IndexDescription(Describe(PublishedGeneration), []));

    public async IAsyncEnumerable<IndexEntry> ExportAsync(bool withVectors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var entry in Published.Values.ToList())
            yield return entry;
    }

    public Task<IIndexWriter> OpenAsync(GenerationTarget target, CancellationToken cancellationToken)
    {
        if (_locked)
            throw new ShopVisionException(ErrorCode.IndexLocked, "Another writer is open.");
        if (!target.IsNew && PublishedGeneration is null)
            throw new ShopVisionException(ErrorCode.IndexMissing, "Nothing is published.");
        _locked = true;
        return Task.FromResult<IIndexWriter>(new Writer(this, target));
    }

    public void ForgetCounts()
    {
        Upserted.Clear();
        Patched.Clear();
        Deleted.Clear();
    }

    public Task<IReadOnlyList<IndexEntry>> GetAsync(IReadOnlyList<string> ids, bool withVectors, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IndexEntry>>([.. ids.Select(id => Published.GetValueOrDefault(id)).OfType<IndexEntry>()]);

    /// <summary>The nearest products by their pictures; nothing else is asked of it here.</summary>
    public Task<SearchPage> SearchAsync(IndexQuery query, CancellationToken cancellationToken) => Task.FromResult(new SearchPage(
        PublishedGeneration!,
        [
            .. Published.Values.Where(entry => entry.Images.Count > 0 && !query.ExcludedIds.Contains(entry.Product.Id))
                .Select(entry => entry.Images.Select((image, i) => new IndexHit(entry, query.Vector!.Query.Dot(image.Embedding!), null, i)).MaxBy(hit => hit.VectorScore)!)
                .OrderByDescending(hit => hit.VectorScore).Take(query.Depth),
        ],
        Published.Count,
        new Dictionary<string, IReadOnlyList<FacetValue>>()));

    public Task<IReadOnlyList<string>> SuggestAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RollBackAsync(string generation, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PruneAsync(int keep, CancellationToken cancellationToken) => Task.CompletedTask;

    private GenerationDescription Describe(string id) => new()
    {
        Id = id,
        Model = _models[id],
        CreatedAt = DateTimeOffset.UnixEpoch,
        IsPublished = true,
        Products = Published.Count,
        Images = Published.Values.Sum(entry => entry.Images.Count),
        Revision = 1,
    };

    private sealed class Writer(MemoryIndex index, GenerationTarget target) : IIndexWriter
    {
        private readonly SortedDictionary<string, IndexEntry> _entries = !target.IsNew ? index.Published
            : target.Purpose is { } purpose && index._begun is { } begun && begun.Purpose == purpose ? begun.Entries
            : new(StringComparer.Ordinal);

        public string Generation { get; } = target.IsNew ? $"g{++index._generations}" : index.PublishedGeneration!;

        public async IAsyncEnumerable<IndexEntry> ReadBegunAsync(bool withVectors, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            foreach (var entry in target.IsNew ? _entries.Values.ToList() : [])
                yield return entry;
        }

        public Task<BatchResult> UpsertAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellationToken) =>
            ApplyAsync(entries, entry => entry.Product.Id, index.Upserted, entry => _entries[entry.Product.Id] = entry, cancellationToken);

        public Task<BatchResult> PatchAsync(IReadOnlyList<ProductPatch> patches, CancellationToken cancellationToken) => ApplyAsync(
            patches, patch => patch.Product.Id, index.Patched,
            patch => _entries[patch.Product.Id] = _entries[patch.Product.Id] with { Product = patch.Product, ProductDigest = patch.ProductDigest },
            cancellationToken);

        public Task<BatchResult> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
            ApplyAsync(ids, id => id, index.Deleted, id => _entries.Remove(id), cancellationToken);

        public Task PublishAsync(CancellationToken cancellationToken)
        {
            index._models[Generation] = target.Model;
            index.PublishedGeneration = Generation;
            index.Published = _entries;
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            index._locked = false;
            index._begun = target.Purpose is { } purpose && index.PublishedGeneration != Generation ? (purpose, _entries) : null;
            return ValueTask.CompletedTask;
        }

        private Task<BatchResult> ApplyAsync<T>(
            IReadOnlyList<T> items, Func<T, string> idOf, List<string> log, Action<T> apply, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var failures = new List<Failure>();
            foreach (var item in items)
            {
                if (index.Refused.Contains(idOf(item)))
                {
                    failures.Add(new Failure(idOf(item), ErrorCode.ProductInvalid, "The index does not want it."));
                    continue;
                }

                log.Add(idOf(item));
                apply(item);
            }

            return Task.FromResult(new BatchResult(items.Count - failures.Count, failures));
        }
    }
}
