using System.Globalization;
using System.Text;
using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing;

/// <summary>The tokens and merges of a byte-level byte-pair tokenizer, from <c>vocab.json</c> and <c>merges.txt</c>.</summary>
internal sealed class BytePairVocabulary
{
    private const string EndOfWord = "</w>";

    private readonly string _file;
    private readonly Dictionary<int, string> _tokens;
    private readonly Dictionary<(int Left, int Right), Merge> _merges;
    private readonly int[] _bytes = new int[256];
    private readonly int[] _lastBytes = new int[256];

    private BytePairVocabulary(string file, Dictionary<string, int> ids, Dictionary<(int, int), Merge> merges)
    {
        _file = file;
        _merges = merges;
        _tokens = ids.DistinctBy(pair => pair.Value).ToDictionary(pair => pair.Value, pair => pair.Key);
        var alphabet = ByteAlphabet();
        for (var value = 0; value < 256; value++)
        {
            _bytes[value] = IdOf(ids, alphabet[value].ToString(), file);
            _lastBytes[value] = IdOf(ids, alphabet[value] + EndOfWord, file);
        }
    }

    /// <summary>What a pair of tokens becomes; lower ranks are merged first.</summary>
    internal readonly record struct Merge(int Rank, int Id);

    public static BytePairVocabulary Load(string vocabularyFile, string mergesFile)
    {
        var ids = ReadIds(vocabularyFile);
        var merges = new Dictionary<(int, int), Merge>();
        foreach (var line in File.ReadLines(mergesFile))
        {
            if (line.Length == 0 || line.StartsWith("#version", StringComparison.Ordinal))
                continue;
            if (line.Split(' ') is not [var left, var right])
                throw new ShopVisionException(
                    ErrorCode.ModelInvalid, $"{mergesFile}: expected two tokens with a space between them, found \"{line}\".");
            merges.TryAdd(
                (IdOf(ids, left, vocabularyFile), IdOf(ids, right, vocabularyFile)),
                new Merge(merges.Count, IdOf(ids, left + right, vocabularyFile)));
        }

        return new BytePairVocabulary(vocabularyFile, ids, merges);
    }

    /// <summary>The token of a byte in a word, which differs at the word's end.</summary>
    public int IdOf(byte value, bool isLast) => (isLast ? _lastBytes : _bytes)[value];

    public bool TryMerge(int left, int right, out Merge merge) => _merges.TryGetValue((left, right), out merge);

    /// <summary>How the vocabulary spells an id that model.json gives in <paramref name="field"/>.</summary>
    public (string Token, int Id) TokenOf(int? id, string field) => id is { } known && _tokens.TryGetValue(known, out var token)
        ? (token, known)
        : throw new ShopVisionException(
            ErrorCode.ModelInvalid, $"{_file}: expected a token with the id {id?.ToString(CultureInfo.InvariantCulture) ?? "none"}, which 'text.{field}' of model.json names; found none.");

    private static Dictionary<string, int> ReadIds(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<Dictionary<string, int>>(stream)
                ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new ShopVisionException(ErrorCode.ModelInvalid, $"{file}: expected a JSON object from token to id, found something else.", exception);
        }
    }

    private static int IdOf(Dictionary<string, int> ids, string token, string file) => ids.TryGetValue(token, out var id)
        ? id
        : throw new ShopVisionException(ErrorCode.ModelInvalid, $"{file}: expected the token \"{token}\", found none.");

    /// <summary>
    /// GPT-2's spelling of bytes by visible characters: those of Latin-1 that are visible stand for themselves, the rest are numbered
    /// from U+0100 on.
    /// </summary>
    private static string ByteAlphabet()
    {
        var alphabet = new StringBuilder(256);
        var next = 256;
        for (var value = 0; value < 256; value++)
            alphabet.Append(value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? (char)value : (char)next++);
        return alphabet.ToString();
    }
}
