namespace ShopVision.LocalIndex.Words;

/// <summary>
/// The words of a catalog that a mistyped one may mean. The distance is that of optimal string alignment: a letter too many, missing,
/// wrong, or swapped with its neighbour counts one each. Immutable.
/// </summary>
internal sealed class Spelling
{
    // As search engines for shops have it: in short words every letter counts.
    private const int LengthForOne = 4;
    private const int LengthForTwo = 8;
    private const int MaxSuggestions = 3;

    // Longer ones are no words that anyone types.
    private const int MaxLength = 64;

    private readonly ILookup<int, Word> _byLength;

    /// <summary>Of the terms with how many products have each; terms with a digit are sizes, years and numbers of models, and never meant by another.</summary>
    public Spelling(IEnumerable<KeyValuePair<string, int>> terms) => _byLength = terms
        .Where(term => term.Key.Length >= LengthForOne - 1 && IsWord(term.Key))
        .Select(term => new Word(term.Key, term.Value))
        .ToLookup(word => word.Text.Length);

    /// <summary>The nearest words with their distance, of equally near ones the most frequent; none for a word too short to be mistyped.</summary>
    public IReadOnlyList<(string Word, int Distance)> Near(string term)
    {
        var most = MostMistakes(term);
        if (most == 0 || !IsWord(term))
            return [];
        var found = new List<(Word Word, int Distance)>();
        for (var length = term.Length - most; length <= term.Length + most; length++)
            foreach (var word in _byLength[length])
                // Whoever mistypes a word mostly has its first letter right, and a wrong guess is worse than none.
                if (word.Text[0] == term[0] && Distance(term, word.Text, most) is var distance && distance <= most)
                    found.Add((word, distance));
        return
        [
            .. found.GroupBy(near => near.Distance).OrderBy(group => group.Key).Take(1)
                .SelectMany(group => group.OrderByDescending(near => near.Word.Products).ThenBy(near => near.Word.Text, StringComparer.Ordinal))
                .Take(MaxSuggestions)
                .Select(near => (near.Word.Text, near.Distance)),
        ];
    }

    /// <summary>The distance, or more than <paramref name="most"/> where it is more.</summary>
    internal static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        Span<int> memory = stackalloc int[3 * (other.Length + 1)];
        var before = memory[..(other.Length + 1)];
        var last = memory.Slice(other.Length + 1, other.Length + 1);
        var next = memory[(2 * (other.Length + 1))..];
        for (var j = 0; j < last.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = one[i - 1] == other[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(last[j], next[j - 1]) + 1, last[j - 1] + changed);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                least = Math.Min(least, next[j]);
            }

            // No later row gets below this: a swap looks back past it, but costs what a row may differ from its neighbour.
            if (least > most)
                return most + 1;
            var spare = before;
            before = last;
            last = next;
            next = spare;
        }

        return last[other.Length];
    }

    private static int MostMistakes(string term) => term.Length < LengthForOne || term.Length > MaxLength ? 0 : term.Length < LengthForTwo ? 1 : 2;

    private static bool IsWord(string term) => term.All(char.IsLetter);

    private sealed record Word(string Text, int Products);
}
