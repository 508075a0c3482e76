using System.Net;
using System.Text.RegularExpressions;

namespace ShopVision.Ingestion.Feeds.Values;

/// <summary>Makes plain text of what shops write into titles and descriptions: tags go, entities become what they stand for.</summary>
internal static partial class HtmlText
{
    public static string Plain(string text)
    {
        var untagged = text.Contains('<') ? Tag().Replace(Unseen().Replace(text, " "), " ") : text;
        var decoded = untagged.Contains('&') ? WebUtility.HtmlDecode(untagged) : untagged;
        // Feeds that escape markup twice: what was an entity is a tag now.
        if (!ReferenceEquals(decoded, untagged) && Tag().IsMatch(decoded))
            decoded = WebUtility.HtmlDecode(Tag().Replace(decoded, " "));
        return ReferenceEquals(decoded, text) ? text.Trim() : Spaces().Replace(decoded, " ").Trim();
    }

    // "a < b" is no tag, "<br/>" and "</p>" are.
    [GeneratedRegex(@"</?[A-Za-z][^<>]*>|<!--.*?-->", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<(script|style)\b.*?</(script|style)\s*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
