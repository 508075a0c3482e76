using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using ShopVision.Core.Filtering;
using ShopVision.Core.Searching;

namespace ShopVision.Server.Search;

/// <summary>A search as JSON.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SearchBody
{
    [Description("What the shopper types: \"in blue\".")]
    public string? Text { get; init; }

    [Description("Products whose pictures stand in for photos; they are left out of the answer.")]
    public IReadOnlyList<string>? ProductIds { get; init; }

    [Description("A photo, base64.")]
    public byte[]? Image { get; init; }

    [Description("{\"color\": [\"blue\", \"navy\"], \"price\": {\"gte\": 10, \"lt\": 50}, \"addedAt\": {\"gte\": \"2026-11-01\"}, \"inStock\": true}")]
    public JsonElement? Filters { get; init; }

    public int Limit { get; init; } = SearchRequest.DefaultLimit;

    public int Offset { get; init; }

    [Description("The nextCursor of the page before, with the same question.")]
    public string? Cursor { get; init; }

    [Description("relevance, price-asc, price-desc or newest; what words or a look find is ranked first, and its 1000 best are sorted.")]
    public string? Sort { get; init; }

    [Description("Shows of each group the best product alone.")]
    public bool CollapseGroups { get; init; }

    [Description("0 is the photo alone, 1 the words alone; absent leaves it to the model's calibration.")]
    public double? TextWeight { get; init; }

    [Description("plain-sum, weighted-sum, target-caption or caption-only; absent leaves it to the model's calibration.")]
    public string? Composition { get; init; }

    [Description("Adds the reasons of each hit and what was read from the photo.")]
    public bool Explain { get; init; }

    public SearchRequest ToRequest() => new()
    {
        Text = Text,
        ProductIds = ProductIds ?? [],
        Photos = Image is { Length: > 0 } image ? [image] : [],
        Filters = Filters is { ValueKind: not JsonValueKind.Null } filters ? FilterParser.Parse(filters) : FilterSet.None,
        Limit = Limit,
        Offset = Offset,
        Cursor = Cursor,
        Sort = SortNames.Parse(Sort),
        CollapsesGroups = CollapseGroups,
        TextWeight = TextWeight,
        Composition = Composition,
        Explain = Explain,
    };
}
