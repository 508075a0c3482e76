using ShopVision.Core.Words.Analysis;

namespace ShopVision.Core.Words;

/// <summary>Takes a query apart into what is looked up. Immutable.</summary>
public sealed class QueryReader(TextAnalyzer analyzer, Synonyms synonyms)
{
    /// <summary>Each part once: repeating a word asks for nothing more. A code among the words counts as a word.</summary>
    public IReadOnlyList<QueryPart> Read(string text)
    {
        var words = analyzer.Words(text).ToList();
        var parts = new List<QueryPart>();
        var seen = new HashSet<string>();
        for (var i = 0; i < words.Count;)
            if (synonyms.Find(words, i) is { } found)
            {
                parts.Add(new QueryPart(found.Wordings));
                i += found.Words;
            }
            else
            {
                parts.AddRange(words[i++].Terms
                    .Where(term => seen.Add(term.Text))
                    .Select(term => Of(term.Text) with { MayBeMistyped = !term.IsJoined }));
            }

        parts.AddRange(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Append(text).SelectMany(ProductCodes.OfQuery).Where(seen.Add).Select(Of));
        return parts;
    }

    private static QueryPart Of(string term) => new([new Wording([term], NeedsAll: false, IsTyped: true)]);
}
