using ShopVision.Core.Indexing;

namespace ShopVision.Core.Ranking;

/// <summary>
/// A hit with its final score, which is the sum of the vector part, the lexical part and, for a product without pictures that
/// competes with pictures, the stand-in for the vector part.
/// </summary>
public sealed record RankedHit(IndexHit Hit, double Score, double LexicalPart, double StandIn);
