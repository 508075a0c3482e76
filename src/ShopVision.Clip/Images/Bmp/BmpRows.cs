using System.Buffers;
using System.Buffers.Binary;

namespace ShopVision.Clip.Images.Bmp;

/// <summary>Reads the rows of a BMP, which our libvips does not: 1, 4, 8, 16, 24 and 32 bits, masks, runs, alpha.</summary>
internal static class BmpRows
{
    public static void Read(ReadOnlySpan<byte> content, bool dropAlpha, Deadline deadline, IRowConsumer rows)
    {
        var header = BmpHeader.Read(content);
        var pixels = content[header.PixelOffset..];
        if (header.Compression == BmpCompression.RunLength)
        {
            ReadRuns(header, pixels, deadline, rows);
            return;
        }

        // The padding of the last row may be missing.
        var rowBytes = (int)((((long)header.Width * header.BitsPerPixel) + 7) / 8);
        if (pixels.Length < ((long)header.Stride * (header.Height - 1)) + rowBytes)
            throw new BmpException("fewer pixels than claimed");

        // Where all of a picture is said to be transparent, its writer did not know of alpha.
        var layout = HasAlpha(header, pixels) ? new PixelLayout(Bands: 4, ColorBands: 3, BytesPerSample: 1) : new PixelLayout(3, 3, 1);
        var samples = new byte[header.Width * layout.Bands];
        var rgb = new byte[header.Width * 3];
        rows.Begin(header.Width, header.Height);
        for (var y = 0; y < header.Height; y++)
        {
            deadline.ThrowIfPassed();
            var row = pixels.Slice(header.Stride * (header.IsTopDown ? y : header.Height - 1 - y), rowBytes);
            if (header.Compression == BmpCompression.Indexed)
                FromPalette(header, row, samples);
            else
                FromMasks(header, row, layout.Bands, samples);
            PixelConversion.ToRgb(samples, layout, dropAlpha, rgb);
            rows.AddRow(rgb);
        }
    }

    private static void ReadRuns(BmpHeader header, ReadOnlySpan<byte> pixels, Deadline deadline, IRowConsumer rows)
    {
        // The runs go from bottom to top, so all of them come before the first row.
        var indices = ArrayPool<byte>.Shared.Rent(header.Width * header.Height);
        try
        {
            BmpRuns.Expand(header, pixels, indices.AsSpan(0, header.Width * header.Height));
            var rgb = new byte[header.Width * 3];
            rows.Begin(header.Width, header.Height);
            for (var y = header.Height - 1; y >= 0; y--)
            {
                deadline.ThrowIfPassed();
                for (var x = 0; x < header.Width; x++)
                    header.Palette.AsSpan(indices[(y * header.Width) + x] * 3, 3).CopyTo(rgb.AsSpan(x * 3));
                rows.AddRow(rgb);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(indices);
        }
    }

    private static void FromPalette(BmpHeader header, ReadOnlySpan<byte> row, Span<byte> samples)
    {
        var (bits, mask) = (header.BitsPerPixel, (1 << header.BitsPerPixel) - 1);
        for (var x = 0; x < header.Width; x++)
        {
            var bit = x * bits;
            var index = (row[bit >> 3] >> (8 - bits - (bit & 7))) & mask;
            header.Palette.AsSpan(index * 3, 3).CopyTo(samples[(x * 3)..]);
        }
    }

    private static void FromMasks(BmpHeader header, ReadOnlySpan<byte> row, int bands, Span<byte> samples)
    {
        for (var x = 0; x < header.Width; x++)
        {
            var pixel = Pixel(header, row, x);
            var sample = samples.Slice(x * bands, bands);
            (sample[0], sample[1], sample[2]) = (header.Red.Level(pixel), header.Green.Level(pixel), header.Blue.Level(pixel));
            if (bands == 4)
                sample[3] = header.Alpha.Level(pixel);
        }
    }

    private static bool HasAlpha(BmpHeader header, ReadOnlySpan<byte> pixels)
    {
        if (header.Alpha.IsEmpty)
            return false;
        for (var y = 0; y < header.Height; y++)
            for (var x = 0; x < header.Width; x++)
                if (header.Alpha.Level(Pixel(header, pixels[(y * header.Stride)..], x)) != 0)
                    return true;
        return false;
    }

    private static uint Pixel(BmpHeader header, ReadOnlySpan<byte> row, int x) => header.BitsPerPixel switch
    {
        16 => BinaryPrimitives.ReadUInt16LittleEndian(row[(x * 2)..]),
        24 => (uint)(row[x * 3] | (row[(x * 3) + 1] << 8) | (row[(x * 3) + 2] << 16)),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(row[(x * 4)..]),
    };
}
