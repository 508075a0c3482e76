using ShopVision.Ingestion.Fetching;

namespace ShopVision.Ingestion.Images;

/// <summary>What an address or a file gave when it was last read: the digest of its picture, and what tells that version from the next.</summary>
internal readonly record struct FetchedImage(Sha256Digest Digest, string? ETag, string? LastModified, DateTimeOffset At)
{
    public Validators Validators => new(ETag, LastModified);
}
