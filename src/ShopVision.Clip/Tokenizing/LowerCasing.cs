using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>Lower-case by character, which knows no final sigma.</summary>
internal static class LowerCasing
{
    private const int CapitalIWithDot = 0x130;

    public static void LowerCase(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        foreach (var rune in text.EnumerateRunes())
            output.AppendLowerCase(rune);
    }

    public static void AppendLowerCase(this ref PooledBuffer<char> output, Rune rune)
    {
        if (rune.Value == CapitalIWithDot)
            // The one character whose lower case is two, which .NET's invariant casing leaves as it is.
            output.Append("i\u0307");
        else
            output.Append(Rune.ToLowerInvariant(rune));
    }

    public static void Append(this ref PooledBuffer<char> output, Rune rune)
    {
        if (rune.IsBmp)
        {
            output.Append((char)rune.Value);
            return;
        }

        Span<char> pair = stackalloc char[2];
        output.Append(pair[..rune.EncodeToUtf16(pair)]);
    }
}
