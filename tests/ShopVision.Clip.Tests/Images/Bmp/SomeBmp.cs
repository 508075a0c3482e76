using System.Buffers.Binary;

namespace ShopVision.Clip.Tests.Images.Bmp;

/// <summary>Files written by hand, header by header. The default is Windows' version 3 of 2 x 2 pixels.</summary>
internal sealed record SomeBmp(int BitsPerPixel, byte[] Pixels)
{
    public int Width { get; init; } = 2;

    public int Height { get; init; } = 2;

    public uint Compression { get; init; }

    /// <summary>12 is OS/2's, 40 Windows' third version, 56 and more hold masks.</summary>
    public int HeaderSize { get; init; } = 40;

    public uint[] Masks { get; init; } = [];

    /// <summary>Blue, green, red and, but for OS/2, a byte that says nothing.</summary>
    public byte[] Palette { get; init; } = [];

    public uint ColorsUsed { get; init; }

    public byte[] Content()
    {
        var header = new byte[14 + HeaderSize];
        "BM"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(14), HeaderSize);
        if (HeaderSize == 12)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(18), (ushort)Width);
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), (ushort)Height);
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(24), (ushort)BitsPerPixel);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), Width);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(22), Height);
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), (ushort)BitsPerPixel);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(30), Compression);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(46), ColorsUsed);
        }

        var masks = new byte[Masks.Length * 4];
        for (var i = 0; i < Masks.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(masks.AsSpan(i * 4), Masks[i]);
        // In the newer headers the masks are a part of the header.
        byte[] all = HeaderSize > 40 ? [.. header[..54], .. masks, .. header[(54 + masks.Length)..], .. Palette] : [.. header, .. masks, .. Palette];
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(10), all.Length);
        return [.. all, .. Pixels];
    }
}
