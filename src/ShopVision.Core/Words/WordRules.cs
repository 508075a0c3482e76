using ShopVision.Core.Words.Analysis;

namespace ShopVision.Core.Words;

/// <summary>How words are read, in products and in queries. Thread safe.</summary>
public sealed record WordRules(TextAnalyzer Analyzer, QueryReader Queries)
{
    /// <summary>Throws <c>setting-invalid</c> or <c>synonyms-invalid</c>.</summary>
    public static WordRules Of(WordOptions options)
    {
        var analyzer = new TextAnalyzer(Language.Named(options.Language));
        return new WordRules(analyzer, new QueryReader(analyzer, new Synonyms(analyzer, SynonymRules.Parse(options.Synonyms))));
    }
}
