using System.Text.Json.Serialization;
using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;
using ShopVision.Core.Ranking;

namespace ShopVision.Core.Searching;

/// <summary>
/// The search document: what HTTP answers and the command line prints. <paramref name="NextCursor"/> asks for the page after this
/// one; it is null where there is none, or where the depth that can be paged through is reached.
/// </summary>
public sealed record SearchResponse(
    IReadOnlyList<SearchHit> Hits,
    SearchTotal Total,
    IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets,
    IReadOnlyList<CategoryCount> Categories,
    IReadOnlyList<PriceHistogram> Prices,
    SearchSorting Sort,
    string? NextCursor,
    UnderstoodQuery Query,
    SearchTimings Took,
    string Model,
    string Generation);

/// <summary>One product found. Scores compare only within one answer; the reasons' contributions add up to the score.</summary>
public sealed record SearchHit(
    string Id,
    double Score,
    HitImage? Image,
    ProductView Product,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Reason>? Reasons)
{
    internal static SearchHit Of(RankedHit ranked, IReadOnlyList<Reason>? reasons)
    {
        var entry = ranked.Hit.Entry;
        // A product found by its words alone still shows its first picture.
        int? image = ranked.Hit.ImageIndex ?? (entry.Images.Count > 0 ? 0 : null);
        return new SearchHit(
            entry.Product.Id,
            ranked.Score,
            image is { } index ? HitImage.Of(entry, index) : null,
            ProductView.Of(entry.Product),
            reasons);
    }
}

/// <summary>
/// A picture, such as the one that scored, by its place among the product's pictures. <paramref name="Role"/>, such as
/// <c>lifestyle</c>, is there where it does not show the product alone.
/// </summary>
public sealed record HitImage(int Index, string Url, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Role = null)
{
    public static HitImage Of(IndexEntry entry, int image) => new(
        image, ProductView.ImageUrl(entry.Product.Id, image), entry.RoleOf(image) is var role and not ImageRole.Product ? ImageRoles.NameOf(role) : null);
}

/// <summary>What one signal adds to a score; see <see cref="Composition.Signals"/>.</summary>
public sealed record Reason(string Signal, double Contribution);

/// <summary>
/// How many products pass the filters (and match a word, where only words can rank; and are relevant, where what was ranked is sorted
/// otherwise). <c>eq</c>: the number is exact; <c>gte</c>: there may be more.
/// </summary>
public sealed record SearchTotal(long Value, string Relation = "eq");

/// <summary>Milliseconds: decoding photos, embedding photos and words, searching the index, and all of it.</summary>
public sealed record SearchTimings(double TotalMs, double DecodeMs, double EncodeMs, double SearchMs);
