using ShopVision.Core.Words;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// How often a term stands in a field of a product, in one number, so that the order of numbers is that of products and then of fields.
/// </summary>
internal readonly record struct Posting(ulong Packed)
{
    private const int PlaceAt = 32;
    private const int FieldAt = 16;

    public Posting(int place, WordField field, ushort count)
        : this(((ulong)(uint)place << PlaceAt) | ((ulong)field << FieldAt) | count)
    {
    }

    public int Place => (int)(Packed >> PlaceAt);

    public WordField Field => (WordField)(byte)(Packed >> FieldAt);

    public ushort Count => (ushort)Packed;

    /// <summary>The same of a product that stands elsewhere.</summary>
    public Posting At(int place) => new(place, Field, Count);
}
