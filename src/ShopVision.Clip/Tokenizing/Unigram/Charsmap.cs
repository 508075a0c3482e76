using System.Buffers.Binary;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>
/// SentencePiece's precompiled charsmap: a double-array trie over UTF-8 (darts-clone's layout) from what is replaced to where its
/// replacement stands among texts that end with a zero byte. All its links are checked once, so a look-up cannot leave the arrays.
/// </summary>
internal sealed class Charsmap
{
    // The longest in Unicode's own compatibility mappings has 33; a damaged table must not make texts of any size.
    private const int LongestReplacement = 512;

    private const uint IsValue = 1U << 31;
    private const uint LabelBits = IsValue | 0xFF;

    private readonly uint[] _units;
    private readonly byte[] _replacements;

    private Charsmap(uint[] units, byte[] replacements)
    {
        _units = units;
        _replacements = replacements;
    }

    /// <summary>Null for an empty map.</summary>
    public static Charsmap? Read(ReadOnlySpan<byte> blob, string file)
    {
        if (blob.IsEmpty)
            return null;
        if (blob.Length < sizeof(uint) || BinaryPrimitives.ReadUInt32LittleEndian(blob) is var size
            && (size > blob.Length - sizeof(uint) || size < sizeof(uint) || size % sizeof(uint) != 0))
            throw Fault(file, $"a trie that fits its {blob.Length} bytes");
        var trie = blob.Slice(sizeof(uint), (int)BinaryPrimitives.ReadUInt32LittleEndian(blob));
        var units = new uint[trie.Length / sizeof(uint)];
        for (var i = 0; i < units.Length; i++)
            units[i] = BinaryPrimitives.ReadUInt32LittleEndian(trie[(i * sizeof(uint))..]);
        var replacements = blob[(sizeof(uint) + trie.Length)..].ToArray();
        Check(units, replacements, file);
        return new Charsmap(units, replacements);
    }

    /// <summary>The replacement of the longest prefix that has one; its length is 0 where none has.</summary>
    public int Longest(scoped ReadOnlySpan<byte> text, out ReadOnlySpan<byte> replacement) => Find(text, shortest: false, out replacement);

    /// <summary>The replacement of the shortest prefix that has one; its length is 0 where none has.</summary>
    public int Shortest(scoped ReadOnlySpan<byte> text, out ReadOnlySpan<byte> replacement) => Find(text, shortest: true, out replacement);

    private int Find(scoped ReadOnlySpan<byte> text, bool shortest, out ReadOnlySpan<byte> replacement)
    {
        var (node, found, at) = (Offset(_units[0]), 0, 0U);
        for (var i = 0; i < text.Length; i++)
        {
            node ^= text[i];
            var unit = _units[node];
            if ((unit & LabelBits) != text[i])
                break;
            node ^= Offset(unit);
            if (!HasValue(unit))
                continue;
            (found, at) = (i + 1, _units[node] & ~IsValue);
            if (shortest)
                break;
        }

        replacement = _replacements.AsSpan((int)at);
        replacement = replacement[..replacement.IndexOf((byte)0)];
        return found;
    }

    private static bool HasValue(uint unit) => ((unit >> 8) & 1) != 0;

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & (1U << 9)) >> 6);

    private static void Check(uint[] units, byte[] replacements, string file)
    {
        if (replacements is not [.., 0])
            throw Fault(file, "replacements that end with a zero byte");
        for (var (start, i) = (0, 0); i < replacements.Length; i++)
            if (replacements[i] == 0)
                start = i + 1;
            else if (i - start >= LongestReplacement)
                throw Fault(file, $"replacements of at most {LongestReplacement} bytes");
        for (var i = 0U; i < units.Length; i++)
        {
            if ((units[i] & IsValue) != 0)
                continue;
            var children = i ^ Offset(units[i]);
            if ((children | 0xFF) >= units.Length)
                throw Fault(file, $"the links of unit {i} inside its {units.Length} units");
            if (HasValue(units[i]) && (units[children] & ~IsValue) >= replacements.Length)
                throw Fault(file, $"the value of unit {i} inside its {replacements.Length} bytes of replacements");
        }
    }

    private static ShopVisionException Fault(string file, string expected) => new(
        ErrorCode.ModelInvalid, $"{file}: expected of the normalizer's precompiled charsmap {expected}, found none such. Fetch the model again.");
}
