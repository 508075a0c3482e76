using ShopVision.Core.Indexing;

namespace ShopVision.Core.Ranking;

/// <summary>
/// A hit with its final score, which is the sum of the vector part, the lexical part, the agreement part and, for a product
/// without pictures that competes with pictures, the stand-in for the vector part.
/// </summary>
public sealed record RankedHit(IndexHit Hit, double LexicalPart, double AgreementPart, double StandIn)
{
    public double Score => (Hit.VectorScore ?? 0) + LexicalPart + AgreementPart + StandIn;
}
