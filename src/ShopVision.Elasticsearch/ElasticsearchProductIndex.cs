using System.Runtime.CompilerServices;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch.Client;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Mapping;
using ShopVision.Elasticsearch.Reading;
using ShopVision.Elasticsearch.Writing;

namespace ShopVision.Elasticsearch;

/// <summary>
/// An index on an Elasticsearch cluster. Any number of processes may read and one may write. A search is answered by one generation,
/// whatever is published meanwhile.
/// </summary>
public sealed class ElasticsearchProductIndex : IProductIndex, IDisposable
{
    private readonly ElasticsearchOptions _options;
    private readonly TimeProvider _time;
    private readonly IElasticsearchTransport _transport;
    private readonly ElasticsearchClient _client;
    private readonly GenerationNames _names;
    private readonly ControlIndex _control;
    private readonly CatalogReader _reader;
    private readonly Refreshed<Catalog> _catalog;
    private readonly PublishedSearch _search;
    private readonly EntryReader _entries;
    private readonly Completions _completions;
    private readonly WriterServices _services;
    private volatile ElasticsearchIndexWriter? _writer;

    private ElasticsearchProductIndex(IElasticsearchTransport transport, ElasticsearchOptions options, WordRules words, TimeProvider time)
    {
        (_transport, _options, _time) = (transport, options, time);
        _client = new ElasticsearchClient(transport);
        _names = new GenerationNames(options.Index);
        _control = new ControlIndex(_client, _names);
        _reader = new CatalogReader(_client, _names, _control);
        _catalog = new Refreshed<Catalog>(_reader.ReadAsync, options.RefreshInterval, time);
        var searches = new MultiSearch(_client);
        _search = new PublishedSearch(searches, words.Queries, options.Vectors);
        _entries = new EntryReader(_client, searches);
        _completions = new Completions(searches);
        _services = new WriterServices(_client, _names, _control, _reader, words, options, time, _catalog.Invalidate);
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
                    ThrowUnlessReadAlike(generation);
                return _search.RunAsync(generation, query, cancellationToken);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<IndexEntry>> GetAsync(IReadOnlyList<string> ids, bool withVectors, CancellationToken cancellationToken) =>
        ReadAsync(generation => _entries.GetAsync(generation, ids, withVectors, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<IndexEntry> ExportAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in _entries.ExportAsync(await PublishedAsync(cancellationToken), cancellationToken))
            yield return entry;
    }

    public Task<IReadOnlyList<string>> SuggestAsync(string prefix, CancellationToken cancellationToken) =>
        ReadAsync(generation => _completions.CompleteAsync(generation, prefix, cancellationToken), cancellationToken);

    public async Task<IIndexWriter> OpenAsync(GenerationTarget target, CancellationToken cancellationToken)
    {
        // Before the lock: looking for an index must not make one.
        if (!target.IsNew)
            await PublishedAsync(cancellationToken);
        var held = await LockAsync(cancellationToken);
        try
        {
            return _writer = target.IsNew ? await OpenNewAsync(target.Model, held, cancellationToken) : await OpenPublishedAsync(target.Model, held, cancellationToken);
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    public async Task RollBackAsync(string generation, CancellationToken cancellationToken)
    {
        // Before the lock: looking for an index must not make one.
        if ((await _reader.KeptAsync(cancellationToken)).Count == 0)
            throw ElasticsearchFaults.GenerationNotFound(_options.Index, generation, []);
        var held = await LockAsync(cancellationToken);
        await using (held)
        {
            var kept = await _reader.KeptAsync(cancellationToken);
            var target = kept.FirstOrDefault(other => other.Id == generation && other.Meta is not null)
                ?? throw ElasticsearchFaults.GenerationNotFound(_options.Index, generation, [.. kept.Select(other => other.Id)]);
            await held.RenewAsync(cancellationToken);
            await Generation(target.Id).PublishAsync(cancellationToken);
            _catalog.Invalidate();
        }
    }

    public async Task PruneAsync(int keep, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keep);
        if ((await _reader.KeptAsync(cancellationToken)).Count == 0)
            return;
        // A writer of this index already keeps others out; its own generation is the published one or not yet visible.
        var held = _writer is { IsOpen: true } ? null : await LockAsync(cancellationToken);
        await using (held)
        {
            foreach (var other in (await _reader.KeptAsync(cancellationToken)).Where(kept => !kept.IsPublished).Skip(keep))
            {
                await Generation(other.Id).DeleteAsync(cancellationToken);
                await _control.ForgetAsync(other.Id, cancellationToken);
            }

            _catalog.Invalidate();
        }
    }

    public void Dispose() => _transport.Dispose();

    private async Task<ElasticsearchIndexWriter> OpenNewAsync(IndexModel model, WriterLock held, CancellationToken cancellationToken)
    {
        // What a crashed writer left behind.
        foreach (var leftover in await _reader.LeftoversAsync(cancellationToken))
            await Generation(_names.GenerationOf(leftover)!).DeleteAsync(cancellationToken);
        var kept = await _reader.KeptAsync(cancellationToken);
        var now = _time.GetUtcNow();
        var generation = Generation(GenerationNames.NewId(now, kept is [var newest, ..] ? newest.Id : null));
        var meta = GenerationMeta.Of(model, _services.Words, now);
        await generation.CreateAsync(meta, _options.Generations, cancellationToken);
        return new ElasticsearchIndexWriter(_services, held, generation, meta, publishedRevision: null);
    }

    private async Task<ElasticsearchIndexWriter> OpenPublishedAsync(IndexModel model, WriterLock held, CancellationToken cancellationToken)
    {
        // Another process may have written since the last look.
        _catalog.Invalidate();
        var published = await PublishedAsync(cancellationToken);
        if (published.Meta.Model.Fingerprint != model.Fingerprint || published.Meta.Model.Dimensions != model.Dimensions)
            throw published.Meta.Model.Mismatch(model);
        ThrowUnlessReadAlike(published);
        return new ElasticsearchIndexWriter(_services, held, Generation(published.Description.Id), published.Meta, published.Description.Revision);
    }

    /// <summary>Words that were read in another way than a query's would not be found.</summary>
    private void ThrowUnlessReadAlike(PublishedGeneration generation)
    {
        var reading = WordReading.By(_services.Words);
        if (generation.Meta.Reading != reading)
            throw ElasticsearchFaults.ReadingDiffers(generation.Index, generation.Meta.Reading.ToString(), reading.ToString());
    }

    private GenerationIndex Generation(string id) => new(_client, _names, id, _time);

    private Task<WriterLock> LockAsync(CancellationToken cancellationToken) =>
        WriterLock.AcquireAsync(_control, _options.Index, _options.Writing.LockLease, _time, cancellationToken);

    private async Task<PublishedGeneration> PublishedAsync(CancellationToken cancellationToken) =>
        (await _catalog.GetAsync(cancellationToken)).Published ?? throw ElasticsearchFaults.Missing(_options.Index);

    /// <summary>Reads from the published generation, and once more where it was pruned since this process last looked.</summary>
    private async Task<T> ReadAsync<T>(Func<PublishedGeneration, Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        var generation = await PublishedAsync(cancellationToken);
        if (await read(generation) is { } answer)
            return answer;
        _catalog.Invalidate();
        return await read(await PublishedAsync(cancellationToken)) ?? throw ElasticsearchFaults.Missing(_options.Index);
    }
}
