namespace ShopVision.Core.Ranking;

/// <summary>What the best lexical match and a full agreement of attributes add to a cosine.</summary>
public sealed record RankingWeights(double Lexical, double Agreement);
