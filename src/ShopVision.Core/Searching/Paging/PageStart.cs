using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Searching.Paging;

/// <summary>
/// Where a page begins and which hits it shows. A page after a cursor shows the best that was not shown before, as the catalog is
/// now: nothing comes twice and nothing that stays is skipped, whatever is added, changed or removed meanwhile.
/// </summary>
internal sealed class PageStart
{
    private readonly SearchRequest _request;
    private readonly SearchCursor? _cursor;
    private readonly DateTimeOffset _now;
    private readonly ulong _question;

    private PageStart(SearchRequest request, SearchCursor? cursor, ulong question, DateTimeOffset now) =>
        (_request, _cursor, _question, _now) = (request, cursor, question, now);

    public string? AfterId => _cursor?.AfterId;

    /// <summary>How many hits must be known so that the page can be filled, and that there is more is known.</summary>
    public int Depth => Math.Min(Shown + _request.Offset + _request.Limit + 1, _request.IsListById ? int.MaxValue : SearchRequest.MaxDepth);

    private int Shown => _cursor?.Shown.Count ?? 0;

    /// <summary>Throws <c>cursor-invalid</c> and <c>cursor-expired</c>.</summary>
    public static PageStart Of(SearchRequest request, TimeSpan cursorLifetime, DateTimeOffset now)
    {
        var question = QuestionDigest.Of(request);
        if (request.Cursor is null)
            return new PageStart(request, null, question, now);
        var cursor = CursorText.Read(request.Cursor);
        if (cursor.Question != question)
            throw new ShopVisionException(
                ErrorCode.CursorInvalid,
                "Expected the cursor of this very question, found that of another one. Send the same words, photos, filters and sort with it, or start over without a cursor.");
        if (now - cursor.IssuedAt > cursorLifetime)
            throw new ShopVisionException(
                ErrorCode.CursorExpired,
                $"The cursor is older than {cursorLifetime}, so the page that it continues is gone. Start over without a cursor.");
        return new PageStart(request, cursor, question, now);
    }

    /// <summary>The hits of the page, and the cursor of the next one; null where there is none.</summary>
    public (List<T> Hits, string? Next) Take<T>(IReadOnlyList<T> found, Func<T, Product> productOf)
    {
        var keys = _request.IsListById ? [] : found.Select(hit => ShownKey.Of(productOf(hit), _request.CollapsesGroups)).ToList();
        var rest = Enumerable.Range(0, found.Count)
            .Where(i => _request.IsListById || Shown == 0 || !_cursor!.Shown.Contains(keys[i]))
            .Skip(_request.Offset)
            .ToList();
        var room = _request.IsListById ? int.MaxValue : SearchRequest.MaxDepth - Shown - _request.Offset;
        var page = rest.Take(Math.Min(_request.Limit, room)).ToList();
        var hits = page.Select(i => found[i]).ToList();
        if (page.Count == 0 || rest.Count == page.Count || page.Count == room)
            return (hits, null);
        // What an offset left out was shown, or not wanted.
        var next = _request.IsListById
            ? new SearchCursor(_question, _now, productOf(hits[^1]).Id, [])
            : new SearchCursor(_question, _now, null, [.. _cursor?.Shown ?? [], .. keys.Take(page[^1] + 1).Except(_cursor?.Shown ?? [])]);
        return (hits, CursorText.Write(next));
    }
}
