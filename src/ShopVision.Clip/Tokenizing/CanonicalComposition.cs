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

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange((char)FirstThatMayCombine, char.MaxValue))
            return text;

        var runes = DecomposedRunes(text);
        Recompose(runes);
        return ToText(runes);
    }

    public static string Decompose(string text) =>
        text.AsSpan().ContainsAnyInRange((char)FirstThatComesApart, char.MaxValue) ? ToText(DecomposedRunes(text)) : text;

    private static List<int> DecomposedRunes(string text)
    {
        var runes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune.Value, runes);
        Order(runes);
        return runes;
    }

    private static string ToText(List<int> runes)
    {
        var text = new StringBuilder(runes.Count);
        foreach (var rune in runes)
            text.Append(new Rune(rune));
        return text.ToString();
    }

    private static void Decompose(int rune, List<int> runes)
    {
        if (rune - SyllableBase is >= 0 and < Leads * Vowels * Tails and var syllable)
        {
            runes.Add(LeadBase + (syllable / (Vowels * Tails)));
            runes.Add(VowelBase + (syllable / Tails % Vowels));
            if (syllable % Tails is > 0 and var tail)
                runes.Add(TailBase + tail);
        }
        else if (_tables.Decompositions.TryGetValue(rune, out var parts))
        {
            Decompose(parts.First, runes);
            if (parts.Second != 0)
                Decompose(parts.Second, runes);
        }
        else
        {
            runes.Add(rune);
        }
    }

    /// <summary>Sorts each run of marks by class and keeps the order of equals.</summary>
    private static void Order(List<int> runes)
    {
        for (var start = 0; start < runes.Count; start++)
        {
            if (ClassOf(runes[start]) == 0)
                continue;
            var end = start + 1;
            while (end < runes.Count && ClassOf(runes[end]) != 0)
                end++;
            if (end - start > 1)
            {
                var sorted = runes.GetRange(start, end - start).OrderBy(ClassOf).ToArray();
                for (var i = 0; i < sorted.Length; i++)
                    runes[start + i] = sorted[i];
            }

            start = end;
        }
    }

    private static void Recompose(List<int> runes)
    {
        var (written, starter, lastClass) = (0, -1, 0);
        foreach (var rune in runes.ToArray())
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

        runes.RemoveRange(written, runes.Count - written);
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
        public static Tables Load()
        {
            var tables = new Tables([], [], []);
            using var stream = typeof(CanonicalComposition).Assembly.GetManifestResourceStream("canonical-mappings.txt")!;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
                if (!line.StartsWith('#'))
                    tables.Add(line.Split(' '));
            return tables;
        }

        private void Add(string[] fields)
        {
            switch (fields)
            {
                case ["class", var value, var first, var last]:
                    for (var rune = Hex(first); rune <= Hex(last); rune++)
                        Classes.Add(rune, byte.Parse(value, CultureInfo.InvariantCulture));
                    break;
                case ["both", var composed, var first, var second]:
                    Decompositions.Add(Hex(composed), (Hex(first), Hex(second)));
                    Compositions.Add((Hex(first), Hex(second)), Hex(composed));
                    break;
                case ["apart", var composed, var first, .. var second]:
                    Decompositions.Add(Hex(composed), (Hex(first), second is [var mark] ? Hex(mark) : 0));
                    break;
            }
        }

        private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
