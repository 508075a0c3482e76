using System.Globalization;
using System.Text;
using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing;

/// <summary>The tokens and merges of CLIP's byte-level byte-pair tokenizer, from <c>vocab.json</c> and <c>merges.txt</c> or from <c>tokenizer.json</c>.</summary>
internal sealed class BytePairVocabulary
{
    public const string EndOfWord = "</w>";

    private readonly string _file;
    private readonly Dictionary<int, string> _tokens;
    private readonly Dictionary<ulong, Merge> _merges = [];
    private readonly int[] _bytes = new int[256];
    private readonly int[] _lastBytes = new int[256];

    /// <summary>The merges in the order of their ranks; a fault in them names the vocabulary's file.</summary>
    public BytePairVocabulary(string file, IReadOnlyDictionary<string, int> ids, IEnumerable<(string Left, string Right)> merges)
    {
        _file = file;
        _tokens = ids.DistinctBy(pair => pair.Value).ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var (left, right) in merges)
            _merges.TryAdd(Key(IdOf(ids, left), IdOf(ids, right)), new Merge(_merges.Count, IdOf(ids, left + right)));
        var alphabet = ByteAlphabet();
        for (var value = 0; value < 256; value++)
        {
            _bytes[value] = IdOf(ids, alphabet[value].ToString());
            _lastBytes[value] = IdOf(ids, alphabet[value] + EndOfWord);
        }
    }

    /// <summary>What a pair of tokens becomes; lower ranks are merged first.</summary>
    internal readonly record struct Merge(int Rank, int Id);

    public static BytePairVocabulary Load(string vocabularyFile, string mergesFile) =>
        new(vocabularyFile, ReadIds(vocabularyFile), ReadMerges(mergesFile));

    /// <summary>The token of a byte in a word, which differs at the word's end.</summary>
    public int IdOf(byte value, bool isLast) => (isLast ? _lastBytes : _bytes)[value];

    public bool TryMerge(int left, int right, out Merge merge) => _merges.TryGetValue(Key(left, right), out merge);

    /// <summary>How the vocabulary spells an id that model.json gives in <paramref name="field"/>.</summary>
    public (string Token, int Id) TokenOf(int? id, string field) => id is { } known && _tokens.TryGetValue(known, out var token)
        ? (token, known)
        : throw new ShopVisionException(
            ErrorCode.ModelInvalid, $"{_file}: expected a token with the id {id?.ToString(CultureInfo.InvariantCulture) ?? "none"}, which 'text.{field}' of model.json names; found none.");

    // Different for different pairs, as the factor is odd; it spreads them, because the dictionary's hash only folds a number in half.
    private static ulong Key(int left, int right) => (((ulong)(uint)left << 32) | (uint)right) * 0x9E3779B97F4A7C15;

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

    private static IEnumerable<(string, string)> ReadMerges(string file)
    {
        foreach (var line in File.ReadLines(file))
            if (line.Length > 0 && !line.StartsWith("#version", StringComparison.Ordinal))
                yield return line.Split(' ') is [var left, var right]
                    ? (left, right)
                    : throw new ShopVisionException(
                        ErrorCode.ModelInvalid, $"{file}: expected two tokens with a space between them, found \"{line}\".");
    }

    private int IdOf(IReadOnlyDictionary<string, int> ids, string token) => ids.TryGetValue(token, out var id)
        ? id
        : throw new ShopVisionException(ErrorCode.ModelInvalid, $"{_file}: expected the token \"{token}\", found none.");

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
