using ShopVision.Core.Indexing;

namespace ShopVision.Core.Ranking;

/// <summary>
/// A hit with its final score, which is the sum of the vector part, the lexical part, the agreement part, the lift of a product
/// that the words name by its code and, for a product without pictures that competes with pictures, the stand-in for the vector part.
/// </summary>
public sealed record RankedHit(IndexHit Hit, double LexicalPart, double AgreementPart, double NamedPart, double StandIn)
{
    public double Score => (Hit.VectorScore ?? 0) + LexicalPart + AgreementPart + NamedPart + StandIn;
}
