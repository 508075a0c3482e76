namespace ShopVision.LocalIndex.Words;

/// <summary>The numbers of a catalog's terms.</summary>
internal interface ITermTable
{
    int? Find(string term);

    /// <summary>All terms with their numbers, in no order.</summary>
    IEnumerable<KeyValuePair<string, int>> All { get; }
}
