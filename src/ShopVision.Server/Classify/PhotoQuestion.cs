using ShopVision.Core.Classifying;

namespace ShopVision.Server.Classify;

/// <summary>A photo and what to look for in it.</summary>
internal sealed record PhotoQuestion(ReadOnlyMemory<byte> Photo, ClassifyRequest Request);
