namespace ShopVision.LocalIndex.Soak;

/// <summary>An answer that no committed state gives.</summary>
public sealed class InconsistentAnswerException(string message) : Exception(message);
