using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Indexing;

/// <summary>The model whose vectors a generation holds; <paramref name="Label"/> is for messages only.</summary>
public sealed record IndexModel(string Label, ModelFingerprint Fingerprint, int Dimensions)
{
    public static IndexModel Of(ModelDescription model) => new(model.Label, model.Fingerprint, model.Dimensions);
}
