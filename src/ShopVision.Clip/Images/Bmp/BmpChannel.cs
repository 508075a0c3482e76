using System.Numerics;

namespace ShopVision.Clip.Images.Bmp;

/// <summary>The bits of a pixel that belong to one channel.</summary>
internal readonly record struct BmpChannel
{
    private readonly int _shift;
    private readonly uint _most;

    private BmpChannel(int shift, uint most) => (_shift, _most) = (shift, most);

    /// <summary>No pixel says anything of this channel.</summary>
    public bool IsEmpty => _most == 0;

    public static BmpChannel Of(uint mask)
    {
        if (mask == 0)
            return default;
        var shift = BitOperations.TrailingZeroCount(mask);
        var most = mask >> shift;
        return (most & (most + 1)) == 0
            ? new BmpChannel(shift, most)
            : throw new BmpException("a channel of bits that lie apart", isUnsupported: true);
    }

    /// <summary>Scaled to a byte as Pillow scales it: cut, not rounded.</summary>
    public byte Level(uint pixel) => IsEmpty ? (byte)0 : (byte)((ulong)((pixel >> _shift) & _most) * 255 / _most);
}
