namespace ShopVision.Clip.ModelFolder;

/// <summary>What the files of a published model may leave open, for whoever imports it to decide.</summary>
public sealed record PublishedChoices
{
    /// <summary>Nothing is decided: what the files leave open is an error.</summary>
    public static PublishedChoices None { get; } = new();

    /// <summary>Which of several exports to take, in the word of their names: fp32, fp16, quantized, int8, uint8, q4, q4f16, bnb4. Null is the full one, or the only one.</summary>
    public string? Precision { get; init; }

    /// <summary>The number by which the model was trained to multiply its cosines.</summary>
    public float? LogitScale { get; init; }

    /// <summary>The number that a model with a sigmoid adds to its logits.</summary>
    public float? LogitBias { get; init; }
}
