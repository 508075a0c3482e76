namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>
/// One product as the feed writes it: the values of each column, from the line where the row begins. A cell has one value; only
/// a JSON array has several, or none. Rows with the same columns share one <paramref name="Columns"/> list where they can.
/// <paramref name="Problem"/> says why the row cannot be used, where it cannot.
/// </summary>
internal sealed record FeedRow(
    long Line,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Values,
    string? Problem = null);
