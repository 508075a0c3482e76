namespace ShopVision.Elasticsearch.Writing;

/// <summary>What was done with an item.</summary>
internal enum BulkResult
{
    None,
    Created,
    Updated,
    Deleted,
    NotFound,
}
