namespace ShopVision.Core.Embeddings;

/// <summary>
/// Names a vector space: a digest over both towers' weights, the preprocessing and the tokenizer, as lower-case hex.
/// Vectors of different fingerprints must never be compared, unless a model says that it is compatible with the other.
/// </summary>
public readonly record struct ModelFingerprint(string Value)
{
    /// <summary>The first twelve characters: enough for messages and folder names.</summary>
    public string Abbreviation => Value.Length > 12 ? Value[..12] : Value;

    public override string ToString() => Abbreviation;
}
