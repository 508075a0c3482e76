using ShopVision.Ingestion.Fetching;

namespace ShopVision.Ingestion.Images;

/// <summary>What an address gave when it was last asked: the digest of its picture, and what the server calls that version.</summary>
internal sealed record FetchedImage(string Digest, string? ETag, string? LastModified, DateTimeOffset At)
{
    public Validators Validators => new(ETag, LastModified);
}
