namespace ShopVision.Clip.Images;

/// <summary>Pixels as red, green and blue bytes, rows from top to bottom without padding.</summary>
internal sealed record RgbImage(int Width, int Height, byte[] Pixels);
