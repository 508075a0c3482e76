using System.Runtime.CompilerServices;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch.Client;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Reading;
using ShopVision.Elasticsearch.Writing;

namespace ShopVision.Elasticsearch;

/// <summary>
/// An index on an Elasticsearch cluster. Any number of processes may read and one may write. A search is answered by one generation,
/// whatever is published meanwhile.
/// </summary>
public sealed class ElasticsearchProductIndex : IProductIndex, IDisposable
{
    // Whoever rebuilds and prunes faster than this is followed keeps older generations.
    private const int MostLooks = 4;

    // Of one caller's many: a cluster has more than one core, and others ask too.
    private const int SearchesAtOnce = 8;

    private readonly ElasticsearchOptions _options;
    private readonly IElasticsearchTransport _transport;
    private readonly Refreshed<Catalog> _catalog;
    private readonly PublishedSearch _search;
    private readonly EntryReader _entries;
    private readonly Completions _completions;
    private readonly GenerationStore _generations;

    private ElasticsearchProductIndex(CheckedTransport transport, ElasticsearchOptions options, WordRules words, TimeProvider time)
    {
        (_transport, _options) = (transport, options);
        var client = new ElasticsearchClient(transport);
        var names = new GenerationNames(options.Index);
        var control = new ControlIndex(client, names);
        var reader = new CatalogReader(client, names, control);
        var searches = new MultiSearch(client, time);
        _catalog = new Refreshed<Catalog>(reader.ReadAsync, options.RefreshInterval, time);
        _search = new PublishedSearch(searches, words.Queries, options.Vectors);
        _entries = new EntryReader(client, searches, transport.VersionAsync);
        _completions = new Completions(searches);
        _generations = new GenerationStore(new WriterServices(client, names, control, reader, _entries, words, options, time, _catalog.Invalidate), PublishedAsync);
    }

    /// <summary>
    /// Asks nothing of the cluster yet. Throws <c>setting-invalid</c> or <c>synonyms-invalid</c> where the options make no sense; every
    /// call throws <c>index-server-unsupported</c> where the cluster is older than 8.18 or is something else.
    /// </summary>
    public static ElasticsearchProductIndex Open(ElasticsearchOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Open(new HttpTransport(options, time), options, time);
    }

    /// <summary>With a transport of another library.</summary>
    public static ElasticsearchProductIndex Open(IElasticsearchTransport transport, ElasticsearchOptions options, TimeProvider time) =>
        new(new CheckedTransport(transport), options, WordRules.Of(options.Words), time);

    public async Task<IndexDescription?> DescribeAsync(CancellationToken cancellationToken) =>
        await _catalog.GetAsync(cancellationToken) is { Published: { } published } catalog ? new IndexDescription(published.Description, catalog.Others) : null;

    public Task<SearchPage> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        query.ThrowIfInvalid();
        return ReadAsync(
            generation =>
            {
                if (query.Vector is { } vector && vector.Query.Dimensions != generation.Meta.Model.Dimensions)
                    throw ElasticsearchFaults.QueryMismatch(generation.Index, generation.Meta.Model, vector.Query);
                if (query.Lexical is not null)
                    _generations.ThrowUnlessReadAlike(generation);
                return _search.RunAsync(generation, query, cancellationToken);
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<SearchPage>> SearchManyAsync(IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken)
    {
        var pages = new SearchPage[queries.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = SearchesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, pages.Length, options, async (i, stop) => pages[i] = await SearchAsync(queries[i], stop));
        return pages;
    }

    public Task<IReadOnlyList<IndexEntry>> GetAsync(IReadOnlyList<string> ids, bool withVectors, CancellationToken cancellationToken) =>
        ReadAsync(generation => _entries.GetAsync(generation, ids, withVectors, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<IndexEntry> ExportAsync(bool withVectors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var point = await ReadAsync(generation => _entries.OpenAsync(generation.Index, cancellationToken), cancellationToken);
        await foreach (var entry in _entries.ExportAsync(point, withVectors, cancellationToken))
            yield return entry;
    }

    public Task<IReadOnlyList<string>> SuggestAsync(string prefix, CancellationToken cancellationToken) =>
        ReadAsync(generation => _completions.CompleteAsync(generation, prefix, cancellationToken), cancellationToken);

    public Task<IIndexWriter> OpenAsync(GenerationTarget target, CancellationToken cancellationToken) => _generations.OpenAsync(target, cancellationToken);

    public Task RollBackAsync(string generation, CancellationToken cancellationToken) => _generations.RollBackAsync(generation, cancellationToken);

    public Task PruneAsync(int keep, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keep);
        return _generations.PruneAsync(keep, cancellationToken);
    }

    public void Dispose() => _transport.Dispose();

    /// <summary>What the published generation takes on disk, without its replicas.</summary>
    internal Task<long> BytesAsync(CancellationToken cancellationToken) => _generations.BytesAsync(cancellationToken);

    /// <summary>Deletes every generation and the lock: all that the index ever was.</summary>
    internal Task DropAsync(CancellationToken cancellationToken) => _generations.DropAsync(cancellationToken);

    private async Task<PublishedGeneration> PublishedAsync(CancellationToken cancellationToken) =>
        (await _catalog.GetAsync(cancellationToken)).Published ?? throw ElasticsearchFaults.Missing(_options.Index);

    /// <summary>Reads from the published generation, and again where it was pruned since this process last looked.</summary>
    private async Task<T> ReadAsync<T>(Func<PublishedGeneration, Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        for (var looks = 1; ; looks++)
        {
            if (await read(await PublishedAsync(cancellationToken)) is { } answer)
                return answer;
            if (looks == MostLooks)
                throw ElasticsearchFaults.Missing(_options.Index);
            _catalog.Invalidate();
        }
    }
}
