namespace ShopVision.Core.Indexing;

/// <summary>
/// The one writer of a generation. On the current generation a batch is durable when its call returns, and visible to searches
/// within a second; those of a new one are both once it is published. Disposing a writer of a new generation that was not published
/// leaves nothing visible, and nothing at all unless it had a purpose: then the next writer for that goes on with it, and any other clears it away.
/// </summary>
public interface IIndexWriter : IAsyncDisposable
{
    string Generation { get; }

    /// <summary>What an earlier writer for the same purpose left in this new generation, to be asked before anything else is written to it.</summary>
    IAsyncEnumerable<IndexEntry> ReadBegunAsync(bool withVectors, CancellationToken cancellationToken);

    /// <summary>Adds or replaces whole entries; an entry with a missing or wrongly sized vector is a failure of its own.</summary>
    Task<BatchResult> UpsertAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellationToken);

    /// <summary>Replaces all but the pictures; an unknown id is a failure with <c>product-not-found</c>.</summary>
    Task<BatchResult> PatchAsync(IReadOnlyList<ProductPatch> patches, CancellationToken cancellationToken);

    /// <summary>Removes entries; an id that is not there counts as removed.</summary>
    Task<BatchResult> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>Makes the generation the published one, atomically; the one before stays for a rollback.</summary>
    Task PublishAsync(CancellationToken cancellationToken);
}
