using System.Collections.Frozen;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Words.Analysis;

/// <summary>What is particular to a language: the words that say nothing, and what remains of a folded word without its endings.</summary>
public sealed record Language(string Name, FrozenSet<string> StopWords, Func<string, string> Stem)
{
    public static Language English { get; } = new(
        "english",
        Words("a an the and or but of in for with to by"),
        word => EnglishStems.ByWord.TryGetValue(word, out var stem) ? stem : EnglishStemmer.Stem(word));

    public static Language German { get; } = new(
        "german",
        Words("der die das den dem des ein eine einer eines einem einen und oder fur mit von vom zu zum zur in im am aus auf"),
        GermanStemmer.Stem);

    public static Language French { get; } = new(
        "french",
        Words("le la les l un une des de du d et ou en pour avec au aux a par sur dans"),
        FrenchStemmer.Stem);

    /// <summary>For catalogs in another language, or in several: words count as they are.</summary>
    public static Language None { get; } = new("none", [], word => word);

    private static IReadOnlyList<Language> All { get; } = [English, German, French, None];

    /// <summary>Throws <c>setting-invalid</c> for a language that is not known.</summary>
    public static Language Named(string name) =>
        All.FirstOrDefault(language => language.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ShopVisionException(
            ErrorCode.SettingInvalid,
            $"Expected the setting {WordOptions.Section}:{nameof(WordOptions.Language)} to be one of "
            + $"{string.Join(", ", All.Select(language => language.Name))}, found '{name}'. For any other language, set it to '{None.Name}'.");

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet();
}
