using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing.WordPiece;

namespace ShopVision.Clip.Tokenizing;

/// <summary>The kinds of tokenizer that model.json can name: which files each needs, which cleanings it knows, and how it is made.</summary>
internal static class TextTokenizers
{
    public const string BytePair = "clip-bpe";
    public const string WordPieces = "wordpiece";
    public const string Whitespace = "whitespace";

    public static IReadOnlyDictionary<string, (string[] Files, string[] Cleanings)> Kinds { get; } =
        new Dictionary<string, (string[], string[])>(StringComparer.Ordinal)
        {
            [BytePair] = (["vocab", "merges"], [Whitespace]),
            [WordPieces] = (["vocab"], ["bert"]),
        };

    public static ITextTokenizer Load(TextTower tower, Func<string, string> pathOf) => tower.Tokenizer switch
    {
        BytePair => new ClipTokenizer(BytePairVocabulary.Load(pathOf("vocab"), pathOf("merges")), tower),
        WordPieces => new WordPieceTokenizer(WordPieceVocabulary.Load(pathOf("vocab"), tower.LowerCase), tower),
        _ => throw new ArgumentException($"Expected one of {string.Join(", ", Kinds.Keys)}, found '{tower.Tokenizer}'.", nameof(tower)),
    };
}
