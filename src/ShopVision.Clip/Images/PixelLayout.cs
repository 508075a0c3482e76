namespace ShopVision.Clip.Images;

/// <summary>How the samples of a row lie in memory: interleaved, without padding, 16-bit samples in the machine's byte order.</summary>
internal readonly record struct PixelLayout(int Bands, int ColorBands, int BytesPerSample)
{
    public bool HasAlpha => Bands > ColorBands;

    public int BytesPerPixel => Bands * BytesPerSample;

    /// <summary>Red, green and blue bytes and nothing else.</summary>
    public bool IsRgb => this is { Bands: 3, ColorBands: 3, BytesPerSample: 1 };

    /// <summary>The offset of the byte that counts: 16 bits become 8 by leaving out the low byte.</summary>
    public int HighByte => BytesPerSample == 2 && BitConverter.IsLittleEndian ? 1 : 0;
}
