using System.Text;
using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>The paths that a tree of categories shows, as Lucene's regular expression over folded ones: the widest, and what lies right below an opened path.</summary>
internal static class CategoryLevels
{
    private const string OneName = @"[^\>]*";

    public static string Of(CategoryFacet asked) => string.Join(
        '|',
        asked.Opened
            .SelectMany(path => CategoryPath.Prefixes(CategoryPath.Parse(path)))
            .Select(path => Escape(Folding.Fold(path + CategoryPath.Separator)) + OneName)
            .Distinct()
            .Prepend(OneName));

    /// <summary>All of Lucene's own signs, also those that other languages of expressions do not have.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
            (Rune.IsLetterOrDigit(character) || character.Value == ' ' ? escaped : escaped.Append('\\')).Append(character.ToString());
        return escaped.ToString();
    }
}
