using ShopVision.Elasticsearch.Smile;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>What a bulk does with each item: <c>index</c>, <c>update</c> or <c>delete</c>; the last has no document.</summary>
internal sealed record BulkAction<T>(string Name, Func<T, string> IdOf, Action<SmileWriter, T>? Document);
