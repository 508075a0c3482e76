using System.Globalization;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing.WordPiece;

/// <summary>BERT's pieces: those that start a word, and those that continue one, which the files spell with <c>##</c> in front.</summary>
internal sealed class WordPieceVocabulary
{
    public const string Unknown = "[UNK]";
    private const string Continuation = "##";

    private static readonly string[] _special = ["[PAD]", Unknown, "[CLS]", "[SEP]", "[MASK]"];

    private readonly string _file;
    private readonly HashSet<int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _starts;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _continuations;
    private readonly int _longest;

    private WordPieceVocabulary(string file, Dictionary<string, int> ids)
    {
        _file = file;
        _ids = [.. ids.Values];
        UnknownId = ids.TryGetValue(Unknown, out var unknown)
            ? unknown
            : throw new ShopVisionException(ErrorCode.ModelInvalid, $"{file}: expected the token \"{Unknown}\" of a WordPiece vocabulary, found none.");
        Special = new SpecialTokens([.. _special.Where(ids.ContainsKey).Select(token => (token, ids[token]))]);

        var continuations = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (token, id) in ids)
            if (token.Length > Continuation.Length && token.StartsWith(Continuation, StringComparison.Ordinal))
                continuations.Add(token[Continuation.Length..], id);
        _starts = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _continuations = continuations.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = ids.Keys.Max(token => token.Length);
    }

    public int UnknownId { get; }

    public SpecialTokens Special { get; }

    /// <summary>Reads <c>tokenizer.json</c>, or else <c>vocab.txt</c>, whose lines are the tokens in the order of their ids.</summary>
    public static WordPieceVocabulary Load(string file, bool lowerCase)
    {
        if (TextTokenizers.IsJson(file))
            return LoadJson(file, lowerCase);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var id = 0;
        foreach (var line in File.ReadLines(file))
            ids[line.Trim()] = id++;
        return new WordPieceVocabulary(file, ids);
    }

    // The file must ask for what WordPieceTokenizer does.
    private static WordPieceVocabulary LoadJson(string file, bool lowerCase)
    {
        var found = TokenizerJson.Read<WordPieceJson>(file, "a WordPiece tokenizer");
        TokenizerJson.Expect(file, "normalizer.type", "BertNormalizer", found.Normalizer?.Type);
        TokenizerJson.Expect(file, "normalizer.clean_text", true, found.Normalizer!.CleanText);
        TokenizerJson.Expect(file, "normalizer.handle_chinese_chars", true, found.Normalizer.HandleChineseChars);
        TokenizerJson.Expect(file, "normalizer.lowercase", lowerCase, found.Normalizer.Lowercase);
        TokenizerJson.Expect(file, "normalizer.strip_accents", lowerCase, found.Normalizer.StripAccents ?? lowerCase);
        TokenizerJson.Expect(file, "pre_tokenizer.type", "BertPreTokenizer", found.PreTokenizer?.Type);
        TokenizerJson.Expect(file, "model.type", "WordPiece", found.Model?.Type);
        TokenizerJson.Expect(file, "model.unk_token", Unknown, found.Model!.UnkToken);
        TokenizerJson.Expect(file, "model.continuing_subword_prefix", Continuation, found.Model.ContinuingSubwordPrefix);
        TokenizerJson.Expect(file, "model.max_input_chars_per_word", WordPieceTokenizer.LongestWord, found.Model.MaxInputCharsPerWord);
        return new WordPieceVocabulary(file, found.Model.Vocab ?? []);
    }

    /// <summary>The longest piece that the text starts with, empty where there is none.</summary>
    public (int Length, int Id) Longest(ReadOnlySpan<char> text, bool startsWord)
    {
        var pieces = startsWord ? _starts : _continuations;
        for (var length = Math.Min(text.Length, _longest); length > 0; length--)
            if (pieces.TryGetValue(text[..length], out var id))
                return (length, id);
        return (0, UnknownId);
    }

    /// <summary>The id of a token that <paramref name="statedIn"/>, another file, names.</summary>
    public int IdOf(string token, string statedIn) => _starts.TryGetValue(token, out var id)
        ? id
        : throw new ShopVisionException(ErrorCode.ModelInvalid, $"{_file}: expected the token \"{token}\", which '{statedIn}' names, found none.");

    /// <summary>The id that model.json gives in <paramref name="field"/>, which must be one of the vocabulary's.</summary>
    public int Require(int? id, string field) => id is { } known && _ids.Contains(known)
        ? known
        : throw new ShopVisionException(
            ErrorCode.ModelInvalid, $"{_file}: expected a token with the id {id?.ToString(CultureInfo.InvariantCulture) ?? "none"}, which 'text.{field}' of model.json names; found none.");

    private sealed record WordPieceJson(NormalizerJson? Normalizer, TypeJson? PreTokenizer, ModelJson? Model);

    private sealed record TypeJson(string? Type);

    private sealed record NormalizerJson(string? Type, bool? CleanText, bool? HandleChineseChars, bool? StripAccents, bool? Lowercase);

    private sealed record ModelJson(
        string? Type, string? UnkToken, string? ContinuingSubwordPrefix, int? MaxInputCharsPerWord, Dictionary<string, int>? Vocab);
}
