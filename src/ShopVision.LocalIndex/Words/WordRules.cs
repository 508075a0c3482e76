using ShopVision.Core.Words;
using ShopVision.LocalIndex.Words.Analysis;

namespace ShopVision.LocalIndex.Words;

/// <summary>How words are read, in products and in queries. Thread safe.</summary>
internal sealed record WordRules(TextAnalyzer Analyzer, QueryReader Queries)
{
    /// <summary>Throws <c>setting-invalid</c> or <c>synonyms-invalid</c>.</summary>
    public static WordRules Of(WordOptions options)
    {
        var analyzer = new TextAnalyzer(Language.Named(options.Language));
        return new WordRules(analyzer, new QueryReader(analyzer, new Synonyms(analyzer, SynonymRules.Parse(options.Synonyms))));
    }
}
