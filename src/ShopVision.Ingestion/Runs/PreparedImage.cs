using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Runs;

/// <summary>A picture of the feed whose embedding is in the cache and whose rendition is in the store, or the reason why not.</summary>
internal sealed record PreparedImage(string Source, string ContentDigest, bool IsNewlyEmbedded, Failure? Refusal)
{
    public PublishedImage Published => new(Source, ContentDigest);
}
