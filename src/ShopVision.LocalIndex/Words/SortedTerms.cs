using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Words;

/// <summary>Terms in their order, numbered by it. Immutable.</summary>
internal sealed class SortedTerms(TextTable terms) : ITermTable
{
    public IEnumerable<KeyValuePair<string, int>> All =>
        Enumerable.Range(0, terms.Count).Select(number => KeyValuePair.Create(new string(terms[number]), number));

    public int? Find(string term) => terms.Find(term) is >= 0 and var number ? number : null;
}
