namespace ShopVision.Core.Indexing;

/// <summary>
/// Products and their vectors, in generations of which one is published. Never embeds. Thread safe; every answer comes from one
/// committed state. Reading before anything was published throws <c>index-missing</c>.
/// </summary>
public interface IProductIndex
{
    /// <summary>Null where nothing was ever published.</summary>
    Task<IndexDescription?> DescribeAsync(CancellationToken cancellationToken);

    Task<SearchPage> SearchAsync(IndexQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The answers to several questions, in their order, each as <see cref="SearchAsync"/> gives it. For who has many questions at once:
    /// an index may answer them in less than the time of one after the other.
    /// </summary>
    async Task<IReadOnlyList<SearchPage>> SearchManyAsync(IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken)
    {
        var pages = new SearchPage[queries.Count];
        for (var i = 0; i < pages.Length; i++)
            pages[i] = await SearchAsync(queries[i], cancellationToken);
        return pages;
    }

    /// <summary>The entries of the ids that exist, in the order of the ids.</summary>
    Task<IReadOnlyList<IndexEntry>> GetAsync(IReadOnlyList<string> ids, bool withVectors, CancellationToken cancellationToken);

    /// <summary>Every entry in the order of the ids. Without their vectors entries take a fraction of the time.</summary>
    IAsyncEnumerable<IndexEntry> ExportAsync(bool withVectors, CancellationToken cancellationToken);

    /// <summary>Completions of the last word, most frequent first, ten at most.</summary>
    Task<IReadOnlyList<string>> SuggestAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>
    /// One writer at a time: a second one throws <c>index-locked</c>. Writing to the current generation throws
    /// <c>index-missing</c> where none is published and <c>model-mismatch</c> where it holds another model's vectors. Once it is open, all
    /// that other processes committed is read.
    /// </summary>
    Task<IIndexWriter> OpenAsync(GenerationTarget target, CancellationToken cancellationToken);

    /// <summary>Publishes an older generation again; throws <c>generation-not-found</c>.</summary>
    Task RollBackAsync(string generation, CancellationToken cancellationToken);

    /// <summary>Deletes all but the published and the newest <paramref name="keep"/> other generations.</summary>
    Task PruneAsync(int keep, CancellationToken cancellationToken);
}
