namespace ShopVision.Core.Searching;

/// <summary>
/// In which order the hits stand: <c>relevance</c>, <c>price-asc</c>, <c>price-desc</c>, <c>newest</c>, or <c>id</c> where there is
/// nothing to rank by. <paramref name="Of"/> says what was put into it: <c>best</c>, the <paramref name="Depth"/> best of a ranked
/// question, or <c>all</c> that pass the filters. Pages reach <paramref name="Depth"/> hits deep; to the end where it is null.
/// </summary>
public sealed record SearchSorting(string By, string Of, int? Depth)
{
    internal static SearchSorting For(SearchRequest request) => new(
        request.IsRanked || request.Sort != Indexing.ProductSort.Relevance ? SortNames.Of(request.Sort) : "id",
        request.IsRanked ? "best" : "all",
        request.IsListById ? null : SearchRequest.MaxDepth);
}
