using System.Collections.Frozen;

namespace ShopVision.Core.Words;

/// <summary>
/// English words of shops that a stemmer gets wrong, with the stems they have instead. Every index that stems English applies these
/// first, so that all of them find the same.
/// </summary>
public static class EnglishStems
{
    /// <summary>Rules of the form <c>word, word =&gt; stem</c>, as Elasticsearch's stemmer_override filter reads them.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. Lines()];

    /// <summary>The stem of each of the words, folded: lower case without accents.</summary>
    public static FrozenDictionary<string, string> ByWord { get; } = Rules
        .Select(rule => rule.Split(" => "))
        .SelectMany(sides => sides[0].Split(", ").Select(word => KeyValuePair.Create(word, sides[1])))
        .ToFrozenDictionary();

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(EnglishStems).Assembly.GetManifestResourceStream("english-stems.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && !line.StartsWith('#'))
                yield return line;
    }
}
