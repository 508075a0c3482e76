namespace ShopVision.Clip.Images;

/// <summary>libvips refused an operation. Translated by whoever knows what the picture was.</summary>
internal sealed class VipsException(string operation)
    : Exception($"libvips could not do '{operation}': {Vips.TakeErrors()}");
