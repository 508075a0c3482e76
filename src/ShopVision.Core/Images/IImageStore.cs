namespace ShopVision.Core.Images;

/// <summary>
/// The pictures that a catalog shows, by the digest of the picture they were made from. What is shown is kept apart from the
/// feed's files: a file that changes after it was checked is never published. Thread safe.
/// </summary>
public interface IImageStore
{
    /// <summary>The longest side of a stored picture, in pixels: enough for a product page, small enough to keep for every product.</summary>
    const int MaxSide = 1024;

    Task<bool> ContainsAsync(string contentDigest, CancellationToken cancellationToken);

    /// <summary>All of them at once, for who asks after most of them: one by one that takes many times as long.</summary>
    Task<StoredPictures> ListAsync(CancellationToken cancellationToken);

    /// <summary>Durable and whole once it returns; storing the same digest again changes nothing.</summary>
    Task SaveAsync(string contentDigest, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken);

    /// <summary>The JPEG, or null where there is none.</summary>
    Task<byte[]?> ReadAsync(string contentDigest, CancellationToken cancellationToken);

    /// <summary>Deletes all but these, and what a crash left half written; gives how many pictures there were.</summary>
    Task<int> KeepAsync(IReadOnlySet<string> contentDigests, CancellationToken cancellationToken);
}
