using ShopVision.Core.Catalog;

namespace ShopVision.Ingestion.Feeds.Values;

/// <summary>A sale as a feed writes it: the price, and from when until when it holds; always, where nothing is said.</summary>
internal sealed record SaleText(string Price, string? From = null, string? To = null)
{
    /// <summary>A day that it ends on is still part of it. A moment that cannot be read counts as if nothing were said.</summary>
    public bool IsOn(DateTimeOffset now) =>
        !(From is not null && IsoDate.TryParse(From, out var from) && now < from)
        && !(To is not null && IsoDate.TryParse(To, out var to) && now >= (IsoDate.IsDay(To) ? to.AddDays(1) : to));
}
