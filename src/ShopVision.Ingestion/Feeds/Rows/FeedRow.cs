namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>
/// One product as the feed writes it: a cell for each column, from the line where the row begins. Rows with the same columns share one
/// <paramref name="Columns"/> list where they can. <paramref name="Problem"/> says why the row cannot be used, where it cannot.
/// </summary>
internal sealed record FeedRow(
    long Line,
    IReadOnlyList<string> Columns,
    IReadOnlyList<FeedCell> Cells,
    string? Problem = null);
