using ShopVision.Ingestion.Feeds.Columns;

namespace ShopVision.Ingestion.Feeds;

/// <summary>What a feed does not say of itself.</summary>
public sealed record FeedOptions
{
    public static FeedOptions Default { get; } = new();

    /// <summary>Null where the format is to be recognised.</summary>
    public FeedFormat? Format { get; init; }

    /// <summary>Null where the columns are to be recognised by their names.</summary>
    public ColumnMap? Columns { get; init; }

    /// <summary><c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c> or <c>latin-1</c>; null where the feed tells, or is UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>The currency (ISO 4217) of prices that name none.</summary>
    public string? Currency { get; init; }

    /// <summary>The moment for which sale prices are read.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UtcNow;
}
