using ShopVision.Core.Words.Analysis;

namespace ShopVision.Core.Words;

/// <summary>How words are read, in products and in queries. Thread safe.</summary>
public sealed record WordRules(string Language, TextAnalyzer Analyzer, QueryReader Queries)
{
    /// <summary>Higher with every change to the terms that a text becomes: what was stored before is then read from the log again.</summary>
    public const int AnalysisVersion = 1;

    /// <summary>Throws <c>setting-invalid</c> or <c>synonyms-invalid</c>.</summary>
    public static WordRules Of(WordOptions options)
    {
        var language = Analysis.Language.Named(options.Language);
        var analyzer = new TextAnalyzer(language);
        return new WordRules(language.Name, analyzer, new QueryReader(analyzer, new Synonyms(analyzer, SynonymRules.Parse(options.Synonyms))));
    }
}
