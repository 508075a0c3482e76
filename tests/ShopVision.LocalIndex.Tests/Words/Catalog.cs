using ShopVision.Core.Catalog;
using ShopVision.Core.Words;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Tests.Words;

/// <summary>The words of a few products.</summary>
internal static class Catalog
{
    public static InvertedIndex Index(params IEnumerable<Product> products) => Index(new WordOptions(), products);

    public static InvertedIndex Index(WordOptions options, params IEnumerable<Product> products)
    {
        var words = new CatalogWords(WordRules.Of(options));
        return words.Index([.. products.Select(words.Of)]);
    }
}
