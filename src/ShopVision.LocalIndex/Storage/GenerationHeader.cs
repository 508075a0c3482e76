using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Storage;

/// <summary>What never changes in a generation: its <c>generation.json</c>.</summary>
internal sealed record GenerationHeader(int Version, string Model, string Fingerprint, int Dimensions, DateTimeOffset CreatedAt)
{
    public static GenerationHeader Of(IndexModel model, DateTimeOffset createdAt) =>
        new(IndexFormat.CurrentVersion, model.Label, model.Fingerprint.Value, model.Dimensions, createdAt);

    public IndexModel ToModel() => new(Model, new ModelFingerprint(Fingerprint), Dimensions);
}
