using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>
/// Unicode's normal forms C and D. .NET's own <c>string.Normalize</c> silently does nothing under invariant globalization, and without that
/// needs ICU on the machine; this needs neither and gives the same ids everywhere. Tables: <c>canonical-mappings.txt</c>.
/// </summary>
internal static class CanonicalComposition
{
    private const int FirstThatComesApart = 0xC0;
    private const int FirstThatMayCombine = 0x300;

    // Hangul is composed by arithmetic (Unicode Standard, 3.12).
    private const int SyllableBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28;

    private static readonly Tables _tables = Tables.Load();

    /// <summary>True only where normal form C is the text itself, but for halves of surrogate pairs.</summary>
    public static bool IsComposed(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange((char)FirstThatMayCombine, char.MaxValue))
            return true;
        foreach (var rune in text.EnumerateRunes())
            if (_tables.MayChange(rune.Value))
                return false;
        return true;
    }

    /// <summary>Appends normal form C, with U+FFFD for half a surrogate pair.</summary>
    public static void Compose(ReadOnlySpan<char> text, ref PooledBuffer<char> output) => Normalize(text, recomposes: true, ref output);

    /// <summary>Appends normal form D, with U+FFFD for half a surrogate pair.</summary>
    public static void Decompose(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        if (text.ContainsAnyInRange((char)FirstThatComesApart, char.MaxValue))
            Normalize(text, recomposes: false, ref output);
        else
            output.Append(text);
    }

    private static void Normalize(ReadOnlySpan<char> text, bool recomposes, ref PooledBuffer<char> output)
    {
        var runes = new PooledBuffer<int>(2 * text.Length);
        try
        {
            foreach (var rune in text.EnumerateRunes())
                Decompose(rune.Value, ref runes);
            Order(runes.Written);
            if (recomposes)
                runes.CutTo(Recompose(runes.Written));
            foreach (var rune in runes.Written)
                output.Append(new Rune(rune));
        }
        finally
        {
            runes.Dispose();
        }
    }

    private static void Decompose(int rune, ref PooledBuffer<int> runes)
    {
        if (rune - SyllableBase is >= 0 and < Leads * Vowels * Tails and var syllable)
        {
            runes.Append(LeadBase + (syllable / (Vowels * Tails)));
            runes.Append(VowelBase + (syllable / Tails % Vowels));
            if (syllable % Tails is > 0 and var tail)
                runes.Append(TailBase + tail);
        }
        else if (rune >= FirstThatComesApart && _tables.Decompositions.TryGetValue(rune, out var parts))
        {
            Decompose(parts.First, ref runes);
            if (parts.Second != 0)
                Decompose(parts.Second, ref runes);
        }
        else
        {
            runes.Append(rune);
        }
    }

    /// <summary>Sorts each run of marks by class and keeps the order of equals.</summary>
    private static void Order(Span<int> runes)
    {
        for (var start = 0; start < runes.Length; start++)
        {
            var (end, isOrdered, last) = (start, true, 0);
            for (; end < runes.Length && ClassOf(runes[end]) is > 0 and var own; end++)
            {
                isOrdered &= last <= own;
                last = own;
            }

            if (!isOrdered)
                Sort(runes[start..end]);
            start = end;
        }
    }

    // No sort of .NET's that needs no garbage is stable, so the place is part of the key. A stranger's run may be as long as the text.
    private static void Sort(Span<int> marks)
    {
        var keys = ArrayPool<ulong>.Shared.Rent(marks.Length);
        for (var i = 0; i < marks.Length; i++)
            keys[i] = ((ulong)ClassOf(marks[i]) << 56) | ((ulong)i << 24) | (uint)marks[i];
        keys.AsSpan(0, marks.Length).Sort();
        for (var i = 0; i < marks.Length; i++)
            marks[i] = (int)(keys[i] & 0xFFFFFF);
        ArrayPool<ulong>.Shared.Return(keys);
    }

    /// <summary>In place; says how many runes are left.</summary>
    private static int Recompose(Span<int> runes)
    {
        var (written, starter, lastClass) = (0, -1, 0);
        foreach (var rune in runes)
        {
            var ownClass = ClassOf(rune);
            // Blocked, where something of the same or a higher class stands between the starter and this one.
            var adjacent = starter >= 0 && written == starter + 1;
            if (starter >= 0 && (adjacent || (lastClass != 0 && lastClass < ownClass)) && Pair(runes[starter], rune) is { } composed)
            {
                runes[starter] = composed;
                continue;
            }

            if (ownClass == 0)
                starter = written;
            lastClass = ownClass;
            runes[written++] = rune;
        }

        return written;
    }

    private static int? Pair(int first, int second)
    {
        if (first - LeadBase is >= 0 and < Leads and var lead && second - VowelBase is >= 0 and < Vowels and var vowel)
            return SyllableBase + (((lead * Vowels) + vowel) * Tails);
        if (first - SyllableBase is >= 0 and < Leads * Vowels * Tails and var syllable && syllable % Tails == 0
            && second - TailBase is > 0 and < Tails and var tail)
            return first + tail;
        return _tables.Compositions.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static int ClassOf(int rune) =>
        rune < FirstThatMayCombine ? 0 : _tables.Classes.GetValueOrDefault(rune);

    private sealed record Tables(
        Dictionary<int, (int First, int Second)> Decompositions, Dictionary<(int, int), int> Compositions, Dictionary<int, byte> Classes)
    {
        // By rune: a mark, the second of a pair that composes, or one that only comes apart. None lies beyond the second plane.
        private readonly BitArray _mayChange = new(0x30000);

        public bool MayChange(int rune) => rune < _mayChange.Length && _mayChange[rune];

        public static Tables Load()
        {
            var tables = new Tables([], [], []);
            using var stream = typeof(CanonicalComposition).Assembly.GetManifestResourceStream("canonical-mappings.txt")!;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
                if (!line.StartsWith('#'))
                    tables.Add(line.Split(' '));
            for (var vowel = 0; vowel < Vowels; vowel++)
                tables._mayChange[VowelBase + vowel] = true;
            for (var tail = 1; tail < Tails; tail++)
                tables._mayChange[TailBase + tail] = true;
            return tables;
        }

        private void Add(string[] fields)
        {
            switch (fields)
            {
                case ["class", var value, var first, var last]:
                    for (var rune = Hex(first); rune <= Hex(last); rune++)
                    {
                        Classes.Add(rune, byte.Parse(value, CultureInfo.InvariantCulture));
                        _mayChange[rune] = true;
                    }

                    break;
                case ["both", var composed, var first, var second]:
                    Decompositions.Add(Hex(composed), (Hex(first), Hex(second)));
                    Compositions.Add((Hex(first), Hex(second)), Hex(composed));
                    _mayChange[Hex(second)] = true;
                    break;
                case ["apart", var composed, var first, .. var second]:
                    Decompositions.Add(Hex(composed), (Hex(first), second is [var mark] ? Hex(mark) : 0));
                    _mayChange[Hex(composed)] = true;
                    break;
            }
        }

        private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
