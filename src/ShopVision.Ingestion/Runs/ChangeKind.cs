namespace ShopVision.Ingestion.Runs;

/// <summary>What has to be done for a product: nothing, new words under the old pictures, or a whole entry.</summary>
internal enum ChangeKind
{
    Unchanged,
    WordsChanged,
    ImagesChanged,
    Added,
}
