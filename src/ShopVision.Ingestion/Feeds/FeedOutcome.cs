namespace ShopVision.Ingestion.Feeds;

/// <summary>What became of a product of a feed.</summary>
public enum FeedOutcome
{
    /// <summary>It can be indexed.</summary>
    Read,

    /// <summary>It cannot be read; what is indexed of it stays as it was.</summary>
    Refused,

    /// <summary>The feed itself says that it is not for sale, such as a draft; it is treated as if it were not there.</summary>
    LeftOut,
}
