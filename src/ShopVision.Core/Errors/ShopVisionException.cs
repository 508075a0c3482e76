namespace ShopVision.Core.Errors;

/// <summary>A fault that a caller may act on. The message is written for people: what was expected, found, where, and what to do.</summary>
public sealed class ShopVisionException(ErrorCode code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public ErrorCode Code { get; } = code;

    public bool IsTransient => Code.IsTransient;
}
