using ShopVision.Core.Errors;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Runs;

/// <summary>A picture of the feed whose embedding is in the cache and whose rendition is in the store, or the reason why not.</summary>
internal sealed record PreparedImage(string Source, string ContentDigest, bool IsNewlyEmbedded, Failure? Refusal)
{
    /// <summary>It was refused, but the picture that is published under its source stays.</summary>
    public bool IsKept { get; init; }

    public bool IsUsable => Refusal is null || IsKept;

    public PublishedImage Published => new(Source, Sha256Digest.Parse(ContentDigest));
}
