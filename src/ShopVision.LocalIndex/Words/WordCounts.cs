using System.Runtime.InteropServices;
using ShopVision.Core.Catalog;
using ShopVision.Core.Words;

namespace ShopVision.LocalIndex.Words;

/// <summary>How many products have each word that may complete a phrase, in each of its spellings.</summary>
internal sealed class WordCounts
{
    private readonly Dictionary<string, int> _counts;

    private WordCounts(IReadOnlyDictionary<string, int> stored) => _counts = new Dictionary<string, int>(stored, StringComparer.Ordinal);

    /// <summary>Of no products.</summary>
    public static Lazy<IReadOnlyDictionary<string, int>> None { get; } = new(new Dictionary<string, int>());

    /// <summary>What is stored, without the products that are gone and with those that came.</summary>
    public static IReadOnlyDictionary<string, int> Of(
        IReadOnlyDictionary<string, int> stored, IEnumerable<Product> gone, IEnumerable<Product> came)
    {
        var counts = new WordCounts(stored);
        foreach (var product in gone)
            counts.Add(product, -1);
        foreach (var product in came)
            counts.Add(product, 1);
        return counts._counts;
    }

    private void Add(Product product, int one)
    {
        foreach (var word in CompletionWords.Of(product))
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _);
            count += one;
            if (count == 0)
                _counts.Remove(word);
        }
    }
}
