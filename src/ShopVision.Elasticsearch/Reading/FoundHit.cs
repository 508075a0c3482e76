using System.Text.Json;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>
/// A hit with the scores of both legs, its entry not yet read: that takes longer than all the rest, and both legs find some of the same.
/// </summary>
internal sealed record FoundHit(JsonElement Hit, string Id, double? VectorScore, double? LexicalScore, int? Image, bool IsNamed)
{
    public IndexHit Read() => new(StoredEntry.Read(Hit), VectorScore, LexicalScore, Image) { IsNamed = IsNamed };
}
