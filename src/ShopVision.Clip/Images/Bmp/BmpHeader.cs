using System.Buffers.Binary;

namespace ShopVision.Clip.Images.Bmp;

/// <summary>What a BMP says of itself: Windows' headers of versions 1 to 5, and OS/2's two.</summary>
internal sealed record BmpHeader
{
    private const int FileHeader = 14;

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Rows lie from top to bottom; they do otherwise in most files.</summary>
    public required bool IsTopDown { get; init; }

    public required int BitsPerPixel { get; init; }

    public required BmpCompression Compression { get; init; }

    /// <summary>Where the pixels begin.</summary>
    public required int PixelOffset { get; init; }

    /// <summary>Red, green and blue of each index that a pixel may have; those that the file leaves out are black.</summary>
    public required byte[] Palette { get; init; }

    public required BmpChannel Red { get; init; }

    public required BmpChannel Green { get; init; }

    public required BmpChannel Blue { get; init; }

    public required BmpChannel Alpha { get; init; }

    /// <summary>Bytes of an uncompressed row with its padding.</summary>
    public int Stride => checked((int)((((long)Width * BitsPerPixel) + 31) / 32 * 4));

    /// <summary>Width and height alone, so that limits may be checked before anything else is looked at.</summary>
    public static (long Width, long Height) ReadSize(ReadOnlySpan<byte> content)
    {
        var size = HeaderSize(content);
        var info = content[FileHeader..];
        return size == 12
            ? (BinaryPrimitives.ReadUInt16LittleEndian(info[4..]), BinaryPrimitives.ReadUInt16LittleEndian(info[6..]))
            : (BinaryPrimitives.ReadInt32LittleEndian(info[4..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(info[8..])));
    }

    /// <summary>Reads the headers and the palette of content whose size has been found acceptable.</summary>
    public static BmpHeader Read(ReadOnlySpan<byte> content)
    {
        var size = HeaderSize(content);
        var isCore = size == 12;
        var info = content.Slice(FileHeader, size);
        var (width, height) = ReadSize(content);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(info[(isCore ? 10 : 14)..]);
        var compression = isCore ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(info[16..]);
        if (width <= 0 || height <= 0)
            throw new BmpException("a side of no pixels");
        if (size == 64 && compression > 2)
            throw new BmpException("OS/2's own compression", isUnsupported: true);

        var masks = Masks(content, size, compression);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(content[10..]);
        if (offset > content.Length)
            throw new BmpException("pixels that begin behind the end");
        var header = new BmpHeader
        {
            Width = (int)width,
            Height = (int)height,
            IsTopDown = !isCore && BinaryPrimitives.ReadInt32LittleEndian(info[8..]) < 0,
            BitsPerPixel = bits,
            Compression = Known(compression, bits),
            PixelOffset = (int)offset,
            Palette = bits <= 8 ? ReadPalette(content, info, bits, FileHeader + size) : [],
            Red = BmpChannel.Of(compression == 0 ? DefaultMask(bits, 0) : masks[0]),
            Green = BmpChannel.Of(compression == 0 ? DefaultMask(bits, 1) : masks[1]),
            Blue = BmpChannel.Of(compression == 0 ? DefaultMask(bits, 2) : masks[2]),
            Alpha = BmpChannel.Of(masks[3]),
        };
        return header.IsTopDown && header.Compression is BmpCompression.RunLength
            ? throw new BmpException("runs from top to bottom")
            : header;
    }

    private static int HeaderSize(ReadOnlySpan<byte> content)
    {
        if (content.Length < FileHeader + 4)
            throw new BmpException("no header");
        var size = BinaryPrimitives.ReadUInt32LittleEndian(content[FileHeader..]);
        if (size is not (12 or 40 or 52 or 56 or 64 or 108 or 124))
            throw new BmpException($"a header of {size} bytes", isUnsupported: true);
        return content.Length < FileHeader + size ? throw new BmpException("half a header") : (int)size;
    }

    private static BmpCompression Known(uint compression, int bits) => (compression, bits) switch
    {
        (0, 1 or 4 or 8) => BmpCompression.Indexed,
        (1, 8) or (2, 4) => BmpCompression.RunLength,
        (0 or 3 or 6, 16 or 32) or (0, 24) => BmpCompression.Masked,
        _ => throw new BmpException($"compression {compression} with {bits} bits a pixel", isUnsupported: true),
    };

    private static uint[] Masks(ReadOnlySpan<byte> content, int size, uint compression)
    {
        // Behind the oldest header that knows them, inside of the newer ones, which begin alike.
        var count = compression switch { 3 => size >= 56 ? 4 : 3, 6 => 4, _ => 0 };
        if (count > 0 && content.Length < FileHeader + 40 + (count * 4))
            throw new BmpException("half a header");
        var masks = new uint[4];
        for (var i = 0; i < count; i++)
            masks[i] = BinaryPrimitives.ReadUInt32LittleEndian(content[(FileHeader + 40 + (i * 4))..]);
        return masks;
    }

    private static uint DefaultMask(int bits, int channel) =>
        bits == 16 ? 0x1Fu << (10 - (channel * 5)) : bits > 16 ? 0xFFu << (16 - (channel * 8)) : 0;

    private static byte[] ReadPalette(ReadOnlySpan<byte> content, ReadOnlySpan<byte> info, int bits, int offset)
    {
        var entry = info.Length == 12 ? 3 : 4;
        var all = 1 << bits;
        var used = entry == 3 ? 0 : (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(info[32..]), (uint)all);
        var count = used == 0 ? all : used;
        if (content.Length < offset + (count * entry))
            throw new BmpException("half a palette");
        var palette = new byte[all * 3];
        for (var i = 0; i < count; i++)
        {
            var color = content.Slice(offset + (i * entry), 3);
            (palette[i * 3], palette[(i * 3) + 1], palette[(i * 3) + 2]) = (color[2], color[1], color[0]);
        }

        return palette;
    }
}
