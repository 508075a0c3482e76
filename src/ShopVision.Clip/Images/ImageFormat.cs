namespace ShopVision.Clip.Images;

/// <summary>An accepted picture format: recognised by its first bytes, never by a file's name, and read by one named loader of libvips, or by none.</summary>
internal sealed record ImageFormat(string Name, string? Loader)
{
    private static readonly ImageFormat _jpeg = new("JPEG", "jpegload_buffer");
    private static readonly ImageFormat _png = new("PNG", "pngload_buffer");
    private static readonly ImageFormat _gif = new("GIF", "gifload_buffer");
    private static readonly ImageFormat _webP = new("WebP", "webpload_buffer");
    private static readonly ImageFormat _avif = new("AVIF", "heifload_buffer");
    private static readonly ImageFormat _tiff = new("TIFF", "tiffload_buffer");

    private static readonly ImageFormat _bmp = new("BMP", Loader: null);

    public const string Accepted = "JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP";

    /// <summary>Its decoder can give a half, a quarter or an eighth of the pixels for a part of the work.</summary>
    public bool Shrinks => this == _jpeg;

    /// <summary>The format that the content begins like, or null: SVG, PDF and everything else are not accepted.</summary>
    public static ImageFormat? Recognize(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] or [0xFF, 0xD8] => _jpeg,
        // The rest of the signature shows damage, such as by a transfer as text; that is for the loader to find.
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => _png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => _gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => _webP,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s', ..] => _avif,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'m', (byte)'i', (byte)'f', (byte)'1', ..] => _avif,
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => _tiff,
        [(byte)'B', (byte)'M', ..] => _bmp,
        _ => null,
    };
}
