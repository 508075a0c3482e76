namespace ShopVision.Core.Embeddings;

/// <summary>What the rest of ShopVision may know of a model: everything that it read from the model's folder but the weights.</summary>
public sealed record ModelDescription
{
    public required string Name { get; init; }

    public required string Revision { get; init; }

    public required ModelFingerprint Fingerprint { get; init; }

    /// <summary>Other spaces whose vectors were measured to be as good as this model's: other precisions of the same network.</summary>
    public IReadOnlyList<ModelFingerprint> CompatibleWith { get; init; } = [];

    public required int Dimensions { get; init; }

    public required ZeroShotScoring Scoring { get; init; }

    /// <summary>The values per axis that the model is known to see; used where a catalog has none of its own.</summary>
    public IReadOnlyDictionary<string, AxisVocabulary> Vocabulary { get; init; } = new Dictionary<string, AxisVocabulary>();

    public Calibration Calibration { get; init; } = Calibration.Uncalibrated;

    /// <summary>For messages and answers: <c>shopvision-mini@1</c>.</summary>
    public string Label => $"{Name}@{Revision}";
}
