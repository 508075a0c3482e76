namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>How a model's own normalizer treats a text; <see cref="Charsmap"/> is null where it replaces nothing.</summary>
internal sealed record NormalizerRules(
    Charsmap? Charsmap, bool AddsDummyPrefix, bool RemovesExtraSpaces, bool EscapesSpaces, bool SpaceIsSuffix)
{
    /// <summary>What holds where the file says nothing.</summary>
    public static NormalizerRules Default { get; } = new(null, true, true, true, false);
}
