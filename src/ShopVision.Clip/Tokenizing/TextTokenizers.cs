using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing.OpenAi;
using ShopVision.Clip.Tokenizing.Unigram;
using ShopVision.Clip.Tokenizing.WordPiece;

namespace ShopVision.Clip.Tokenizing;

/// <summary>The kinds of tokenizer that model.json can name, and how each is made.</summary>
internal static class TextTokenizers
{
    public const string BytePair = "clip-bpe";
    public const string Unigram = "sentencepiece-unigram";
    public const string WordPieces = "wordpiece";

    private const string WholeTokenizer = "tokenizer";

    public const string Whitespace = "whitespace";
    public const string NoCleaning = "none";
    public const string Canonical = "canonicalize";
    public const string Bert = "bert";

    /// <summary>What a kind wants of model.json: one of its sets of files, its cleanings, and whether it cannot do without begin and end.</summary>
    internal sealed record Kind(string[][] FileSets, string[] Cleanings, bool NeedsEnds);

    public static IReadOnlyDictionary<string, Kind> Kinds { get; } = new Dictionary<string, Kind>(StringComparer.Ordinal)
    {
        [BytePair] = new([["vocab", "merges"], [WholeTokenizer]], [Whitespace, OpenAiTokenizer.OpenAiCleaned, OpenAiTokenizer.OpenClipCleaned], NeedsEnds: true),
        [Unigram] = new([["model"]], [NoCleaning, SentencePieceTokenizer.SiglipCleaned, Canonical], NeedsEnds: false),
        [WordPieces] = new([["vocab"]], [Bert], NeedsEnds: true),
    };

    /// <summary>Reads a tower's tokenizer; <paramref name="pathOf"/> finds the file of a name in model.json's <c>tokenizerFiles</c>.</summary>
    public static ITextTokenizer Load(TextTower tower, Func<string, string> pathOf) => tower.Tokenizer switch
    {
        BytePair when tower.TokenizerFiles.ContainsKey(WholeTokenizer) => LoadBytePair(tower, pathOf(WholeTokenizer)),
        BytePair => LoadBytePair(tower, BytePairVocabulary.Load(pathOf("vocab"), pathOf("merges"))),
        Unigram when tower.Cleaning == Canonical => new CanonicalTokenizer(Load(
            tower with { Cleaning = IsJson(pathOf("model")) ? NoCleaning : SentencePieceTokenizer.SiglipCleaned }, pathOf)),
        Unigram when IsJson(pathOf("model")) => new UnigramJsonTokenizer(pathOf("model"), tower),
        Unigram => new SentencePieceTokenizer(SentencePieceModel.Load(pathOf("model")), tower),
        WordPieces => new WordPieceTokenizer(WordPieceVocabulary.Load(pathOf("vocab"), tower.LowerCase), tower),
        _ => throw new ArgumentException($"Expected one of {string.Join(", ", Kinds.Keys)}, found '{tower.Tokenizer}'.", nameof(tower)),
    };

    private static ITextTokenizer LoadBytePair(TextTower tower, string file) => tower.Cleaning == Whitespace
        ? new ClipTokenizer(file, tower)
        : new OpenAiTokenizer(BytePairJson.Load(file).Vocabulary(file), tower);

    private static ITextTokenizer LoadBytePair(TextTower tower, BytePairVocabulary vocabulary) => tower.Cleaning == Whitespace
        ? new ClipTokenizer(vocabulary, tower)
        : new OpenAiTokenizer(vocabulary, tower);

    public static bool IsJson(string file) => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
