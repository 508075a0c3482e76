using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Composition;

/// <summary>A direction that a query wants, by how much, and which signal it stands for. A negative weight wants it away.</summary>
public sealed record QueryTerm(string Signal, Embedding Direction, double Weight)
{
    public QueryTerm Scaled(double factor) => this with { Weight = Weight * factor };
}
