using ShopVision.Core.Words;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>How the words of a generation were read: in which language, and by which version of our reading.</summary>
internal sealed record WordReading(string Language, int Analysis)
{
    public static WordReading By(WordRules words) => new(words.Language, WordRules.AnalysisVersion);

    public override string ToString() => $"'{Language}', version {Analysis}";
}
