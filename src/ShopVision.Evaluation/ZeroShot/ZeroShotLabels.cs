namespace ShopVision.Evaluation.ZeroShot;

/// <summary>What a model chooses from.</summary>
public enum ZeroShotLabels
{
    /// <summary>The model's own vocabulary: what it chooses from in a catalog that has no values.</summary>
    Model,

    /// <summary>The values of the truth: what it chooses from in a catalog with these values.</summary>
    Truth,
}
