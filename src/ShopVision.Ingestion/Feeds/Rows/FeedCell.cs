namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>
/// What a row has in a column: a text, which may be several values with separators between them, or a list, whose values are as they
/// stand (<paramref name="IsList"/>).
/// </summary>
internal readonly record struct FeedCell(IReadOnlyList<string> Values, bool IsList = false);
