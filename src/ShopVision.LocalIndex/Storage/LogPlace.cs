namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// Where a log has a product: the upsert that brought it, how many bytes that record has, and the last patch since, or <see cref="None"/>.
/// </summary>
internal readonly record struct LogPlace(long Upsert, long UpsertBytes, long Patch)
{
    public const long None = -1;
}
