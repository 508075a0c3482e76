using ShopVision.Core.Catalog;
using ShopVision.Core.Words.Analysis;

namespace ShopVision.Core.Words;

/// <summary>The words by which what is being typed is completed: those of titles, brands, categories and attributes, in lower case.</summary>
public static class CompletionWords
{
    /// <summary>Each word once, whatever its accents.</summary>
    public static IEnumerable<string> Of(Product product) =>
        product.Category.Append(product.Title).Append(product.Brand ?? "")
            .Concat(product.Attributes.Values.SelectMany(values => values))
            .SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(word => TrimMarks(word).ToLowerInvariant())
            .Where(word => word.Length > 1 && word.Any(char.IsLetter))
            .DistinctBy(TextFolding.Fold);

    /// <summary>"(blue," is the word "blue"; what stands inside a word stays, as in "t-shirt".</summary>
    private static string TrimMarks(string word)
    {
        var (start, end) = (0, word.Length);
        while (start < end && !char.IsLetterOrDigit(word[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(word[end - 1]))
            end--;
        return word[start..end];
    }
}
