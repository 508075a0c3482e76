namespace ShopVision.Evaluation.Truths;

/// <summary>When two written values are the same label: without case, spaces and hyphens ("Navy-Blue", "navy blue").</summary>
internal static class Label
{
    public static string Fold(string value) =>
        string.Concat(value.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    public static bool AreSame(string one, string other) => Fold(one) == Fold(other);
}
