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
            .Select(Read)
            .OfType<string>()
            .DistinctBy(TextFolding.Fold);

    /// <summary>What stands between two spaces as a word; null where it is none.</summary>
    public static string? Read(string written) => TrimMarks(written).ToLowerInvariant() is { Length: > 1 } word && word.Any(char.IsLetter) ? word : null;

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
