namespace ShopVision.Clip.Images;

/// <summary>
/// Normalises rows into the middle of a square tensor of three planes; bars fill what they leave. The tensor must stay where it is.
/// <paramref name="levels"/> says for each channel what each of the 256 bytes becomes.
/// </summary>
internal sealed unsafe class TensorRows(float* tensor, int size, byte[] fill, float[][] levels) : IRowConsumer
{
    private int _next;

    public void Begin(int width, int height)
    {
        if (width < size || height < size)
            for (var channel = 0; channel < 3; channel++)
                new Span<float>(tensor + (channel * size * size), size * size).Fill(levels[channel][fill[channel]]);
        _next = (((size - height) / 2) * size) + ((size - width) / 2);
    }

    public void AddRow(ReadOnlySpan<byte> row)
    {
        var red = tensor + _next;
        var green = red + (size * size);
        var blue = green + (size * size);
        fixed (float* reds = levels[0], greens = levels[1], blues = levels[2])
        fixed (byte* pixels = row)
            for (byte* pixel = pixels, end = pixels + row.Length; pixel < end; pixel += 3)
            {
                *red++ = reds[pixel[0]];
                *green++ = greens[pixel[1]];
                *blue++ = blues[pixel[2]];
            }

        _next += size;
    }
}
