using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Indexing;

/// <summary>The model whose vectors a generation holds; <paramref name="Label"/> is for messages only.</summary>
public sealed record IndexModel(string Label, ModelFingerprint Fingerprint, int Dimensions)
{
    public static IndexModel Of(ModelDescription model) => new(model.Label, model.Fingerprint, model.Dimensions);

    /// <summary>Whether a model's vectors may be mixed with those held: it is the same space, or the model says that it is compatible.</summary>
    public bool Admits(ModelDescription model) =>
        Dimensions == model.Dimensions && (Fingerprint == model.Fingerprint || model.CompatibleWith.Contains(Fingerprint));

    /// <summary>Throws <c>model-mismatch</c> where a model's vectors may not be mixed with those held.</summary>
    public void ThrowUnlessAdmits(ModelDescription model)
    {
        if (!Admits(model))
            throw Mismatch(Of(model));
    }

    /// <summary>The one message for vectors that may not be mixed.</summary>
    public ShopVisionException Mismatch(IndexModel found) => new(
        ErrorCode.ModelMismatch,
        $"The index holds {Dimensions}-dimension vectors of the model '{Label}' ({Fingerprint}), but the model loaded is '{found.Label}' "
        + $"({found.Fingerprint}) with {found.Dimensions} dimensions. Name the model of the index with --model, or embed the catalog anew with "
        + "'shopvision ingest FEED --rebuild'. Two precisions of one network may be mixed after 'shopvision models compare'.");
}
