using ShopVision.Elasticsearch.Client;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>What became of one item of a bulk. <paramref name="Error"/> is null for one that was done.</summary>
internal readonly record struct BulkAnswer(int Status, BulkResult Result, IndexError? Error)
{
    /// <summary>A deletion of what was not there has nothing left to do.</summary>
    public bool IsDone => Error is null && (Status < 300 || Result == BulkResult.NotFound);
}
