using ShopVision.Core.Errors;

namespace ShopVision.LocalIndex;

/// <summary>
/// What was found on reading all of a generation that was committed. The bytes are those of its log; <paramref name="Fault"/> is
/// null where every byte is as it was written.
/// </summary>
public sealed record GenerationCheck(string Generation, bool IsPublished, long Products, long Images, long Bytes, Failure? Fault);
