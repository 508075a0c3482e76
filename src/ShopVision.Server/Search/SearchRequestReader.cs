using ShopVision.Core.Filtering;
using ShopVision.Core.Searching;
using ShopVision.Server.Uploads;
using static ShopVision.Server.Uploads.FormFields;

namespace ShopVision.Server.Search;

/// <summary>Reads a search from a query string, a form or JSON; whatever cannot be read is <c>invalid-request</c> by name.</summary>
internal sealed class SearchRequestReader(UploadReader uploads)
{
    private const string FilterPrefix = "filter.";

    public static SearchRequest FromQuery(IQueryCollection query) => new()
    {
        Text = query["q"],
        Filters = FilterParser.ParsePairs(query
            .Where(pair => pair.Key.StartsWith(FilterPrefix, StringComparison.Ordinal))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key[FilterPrefix.Length..], value ?? "")))),
        Limit = Integer("limit", query["limit"]) ?? SearchRequest.DefaultLimit,
        Offset = Integer("offset", query["offset"]) ?? 0,
        Cursor = Text(query["cursor"]),
        Sort = SortNames.Parse(Text(query["sort"])),
        CollapsesGroups = Boolean("collapseGroups", query["collapseGroups"]),
        TextWeight = Number("textWeight", query["textWeight"]),
        Composition = Text(query["composition"]),
        Explain = Boolean("explain", query["explain"]),
    };

    public Task<SearchRequest> FromBodyAsync(HttpRequest request, CancellationToken cancellationToken) =>
        uploads.ReadAsync<SearchBody, SearchRequest>(request, "a search", body => body.ToRequest(), FromForm, cancellationToken);

    private static SearchRequest FromForm(PhotoForm form) => new()
    {
        Text = form.Fields["text"],
        Photos = form.Photos,
        Filters = Text(form.Fields["filters"]) is { } filters ? FilterParser.ParseJson(filters) : FilterSet.None,
        Limit = Integer("limit", form.Fields["limit"]) ?? SearchRequest.DefaultLimit,
        Offset = Integer("offset", form.Fields["offset"]) ?? 0,
        Cursor = Text(form.Fields["cursor"]),
        Sort = SortNames.Parse(Text(form.Fields["sort"])),
        CollapsesGroups = Boolean("collapseGroups", form.Fields["collapseGroups"]),
        TextWeight = Number("textWeight", form.Fields["textWeight"]),
        Composition = Text(form.Fields["composition"]),
        Explain = Boolean("explain", form.Fields["explain"]),
    };
}
