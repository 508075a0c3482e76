using System.Runtime.CompilerServices;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.LocalIndex.Search;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Storage;
using ShopVision.LocalIndex.Writing;

namespace ShopVision.LocalIndex;

/// <summary>
/// The embedded index: a folder on disk, searched in memory. Answers are exact. Any number of processes may read a folder while
/// one writes it.
/// </summary>
public sealed class LocalProductIndex : IProductIndex
{
    private readonly IndexFolder _folder;
    private readonly SnapshotSource _snapshots;
    private readonly GenerationChanges _changes;

    private LocalProductIndex(IndexFolder folder, LocalIndexOptions options, TimeProvider time, Func<Action, Task> background)
    {
        _folder = folder;
        _snapshots = new SnapshotSource(folder, WordRules.Of(options.Words), options.RefreshInterval, time);
        _changes = new GenerationChanges(folder, _snapshots, time, background);
    }

    /// <summary>
    /// Reads and writes nothing yet: the folder need not exist before something is written to it. Throws <c>setting-invalid</c> or
    /// <c>synonyms-invalid</c> where the options say how to read words in a way that makes no sense.
    /// </summary>
    public static LocalProductIndex Open(string folder, LocalIndexOptions options, TimeProvider time) =>
        Open(SystemFiles.Instance, folder, options, time, Task.Run);

    /// <summary><paramref name="background"/> runs what no call waits for.</summary>
    internal static LocalProductIndex Open(
        IFileSystem files, string folder, LocalIndexOptions options, TimeProvider time, Func<Action, Task> background)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new LocalProductIndex(new IndexFolder(files, folder), options, time, background);
    }

    public Task<IndexDescription?> DescribeAsync(CancellationToken cancellationToken) =>
        RunAsync(_folder.Describe, cancellationToken);

    public Task<SearchPage> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        query.ThrowIfInvalid();
        return SearchAsync(snapshot => SearchAsync(snapshot, query), cancellationToken);
    }

    /// <summary>All answers come from one committed state, and share the passes over the vectors.</summary>
    public Task<IReadOnlyList<SearchPage>> SearchManyAsync(IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
            query.ThrowIfInvalid();
        return SearchAsync(snapshot => SearchManyAsync(snapshot, queries, cancellationToken), cancellationToken);
    }

    public Task<IReadOnlyList<IndexEntry>> GetAsync(
        IReadOnlyList<string> ids, bool withVectors, CancellationToken cancellationToken) =>
        ReadAsync(snapshot => snapshot.Get(ids, withVectors), cancellationToken);

    public async IAsyncEnumerable<IndexEntry> ExportAsync(bool withVectors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var snapshot = await RunAsync(_snapshots.Latest, cancellationToken);
        foreach (var entry in snapshot.Entries(withVectors))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public Task<IReadOnlyList<string>> SuggestAsync(string prefix, CancellationToken cancellationToken) =>
        ReadAsync(snapshot => snapshot.Completion.Complete(prefix), cancellationToken);

    public Task<IIndexWriter> OpenAsync(GenerationTarget target, CancellationToken cancellationToken) =>
        RunAsync<IIndexWriter>(() => _changes.Open(target), cancellationToken);

    public Task RollBackAsync(string generation, CancellationToken cancellationToken) =>
        RunAsync(() => _changes.RollBack(generation), cancellationToken);

    public Task PruneAsync(int keep, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keep);
        return RunAsync(() => _changes.Prune(keep), cancellationToken);
    }

    /// <summary>
    /// How many commits the snapshot of a generation covers, from which it is opened without reading them, by the generation's id;
    /// generations without one are not among them.
    /// </summary>
    public Task<IReadOnlyDictionary<string, long>> SnapshotsAsync(CancellationToken cancellationToken) =>
        RunAsync(_folder.StoredRevisions, cancellationToken);

    /// <summary>
    /// Reads every committed byte of every generation, the published one first, makes its snapshot once more, and tells which of them are
    /// as they were written.
    /// Throws <c>index-missing</c>, and <c>index-damaged</c> where the damage is not in a generation but in what names them.
    /// </summary>
    public Task<IReadOnlyList<GenerationCheck>> VerifyAsync(CancellationToken cancellationToken) =>
        RunAsync(() => _folder.Verify() ?? throw IndexFaults.Missing(_folder.Path), cancellationToken);

    /// <summary>
    /// Copies the published generation without what was replaced and deleted, publishes the copy and deletes the original. Readers
    /// go on meanwhile, writers are kept out. False where it was to be done only if it pays, and does not.
    /// </summary>
    public Task<bool> CompactAsync(bool onlyIfItPays, CancellationToken cancellationToken) =>
        RunAsync(() => _changes.Compact(onlyIfItPays), cancellationToken);

    private Task<SearchPage> SearchAsync(Snapshot snapshot, IndexQuery query)
    {
        ThrowUnlessFits(snapshot, query);
        return new IndexSearch(snapshot, query).RunAsync();
    }

    private Task<IReadOnlyList<SearchPage>> SearchManyAsync(Snapshot snapshot, IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
            ThrowUnlessFits(snapshot, query);
        return ManySearches.RunAsync(snapshot, queries, cancellationToken);
    }

    private void ThrowUnlessFits(Snapshot snapshot, IndexQuery query)
    {
        if (query.Vector is { } vector && vector.Query.Dimensions != snapshot.Model.Dimensions)
            throw IndexFaults.QueryMismatch(_folder.Path, snapshot.Model, vector.Query);
    }

    private Task<T> SearchAsync<T>(Func<Snapshot, Task<T>> search, CancellationToken cancellationToken) => Task.Run(
        () => IndexFaults.TranslateAsync(
            _folder.Path,
            async () =>
            {
                var snapshot = _snapshots.Latest();
                var answer = await search(snapshot);
                GC.KeepAlive(snapshot);
                return answer;
            }),
        cancellationToken);

    private Task<T> ReadAsync<T>(Func<Snapshot, T> read, CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            var snapshot = _snapshots.Latest();
            var answer = read(snapshot);
            // The files that it reads stay mapped as long as somebody holds it.
            GC.KeepAlive(snapshot);
            return answer;
        },
        cancellationToken);

    private Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task.Run(() => IndexFaults.Translate(_folder.Path, work), cancellationToken);
}
