using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds;

/// <summary>
/// What a feed holds. <paramref name="Currencies"/> counts products by the currency of their prices, empty where none is named;
/// <paramref name="Problems"/> tells the first of the <paramref name="Refused"/>; those <paramref name="WithoutImages"/> have none to search.
/// </summary>
public sealed record FeedReport(
    FeedFormat Format,
    string Encoding,
    long Products,
    long Groups,
    long Images,
    long LeftOut,
    long Refused,
    long WithoutImages,
    long WithoutPrice,
    long WithoutTitle,
    IReadOnlyDictionary<string, long> Currencies,
    IReadOnlyList<FeedProblem> Problems);

/// <summary>A product that cannot be read, and why. <paramref name="ProductId"/> is null where the feed gives none.</summary>
public sealed record FeedProblem(long Line, string? ProductId, ErrorCode Code, string Message);
