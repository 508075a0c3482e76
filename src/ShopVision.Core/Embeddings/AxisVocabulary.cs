namespace ShopVision.Core.Embeddings;

/// <summary>The values of one axis and the prompts, with <c>{}</c> for the value, that ask a model for them.</summary>
public sealed record AxisVocabulary(IReadOnlyList<string> Values, IReadOnlyList<string> Templates)
{
    public static IReadOnlyList<string> BareTemplate { get; } = ["{}"];
}
