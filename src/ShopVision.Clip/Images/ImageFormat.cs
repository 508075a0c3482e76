namespace ShopVision.Clip.Images;

/// <summary>An accepted picture format: recognised by its first bytes, never by a file's name, and read by one named loader.</summary>
internal sealed record ImageFormat(string Name, string Loader)
{
    private static readonly ImageFormat _jpeg = new("JPEG", "jpegload_buffer");
    private static readonly ImageFormat _png = new("PNG", "pngload_buffer");
    private static readonly ImageFormat _gif = new("GIF", "gifload_buffer");
    private static readonly ImageFormat _webP = new("WebP", "webpload_buffer");
    private static readonly ImageFormat _avif = new("AVIF", "heifload_buffer");
    private static readonly ImageFormat _tiff = new("TIFF", "tiffload_buffer");

    public const string Accepted = "JPEG, PNG, WebP, GIF, AVIF or TIFF";

    /// <summary>The format that the content begins like, or null: SVG, PDF, BMP and everything else are not accepted.</summary>
    public static ImageFormat? Recognize(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => _jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => _png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => _gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => _webP,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s', ..] => _avif,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'m', (byte)'i', (byte)'f', (byte)'1', ..] => _avif,
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => _tiff,
        _ => null,
    };
}
