using System.Text;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Tokenizing.WordPiece;

/// <summary>
/// BERT's tokenizer as Hugging Face's tokenizer.json states it: special tokens are cut out where the text spells them, the rest is
/// cleaned, split at spaces and around punctuation, and each word is taken apart greedily, longest piece first.
/// </summary>
internal sealed class WordPieceTokenizer : ITextTokenizer
{
    /// <summary>A word of more Unicode scalars than this is unknown as a whole.</summary>
    public const int LongestWord = 100;

    private readonly WordPieceVocabulary _vocabulary;
    private readonly bool _lowerCase;
    private readonly int _beginId;
    private readonly int _endId;

    public WordPieceTokenizer(WordPieceVocabulary vocabulary, TextTower tower)
    {
        _vocabulary = vocabulary;
        _lowerCase = tower.LowerCase;
        _beginId = vocabulary.Require(tower.BeginId, "beginId");
        _endId = vocabulary.Require(tower.EndId, "endId");
    }

    public int Encode(string text, Span<int> ids)
    {
        var output = new IdWriter(ids[..^1]);
        output.Write(_beginId);
        var rest = text.AsSpan();
        while (!rest.IsEmpty && !output.IsFull)
        {
            var (start, length, id) = _vocabulary.Special.Next(rest);
            EncodeWords(BertCleaning.Clean(rest[..start], _lowerCase), ref output);
            if (length > 0)
                output.Write(id);
            rest = rest[(start + length)..];
        }

        ids[output.Count] = _endId;
        return output.Count + 1;
    }

    private void EncodeWords(ReadOnlySpan<char> text, ref IdWriter output)
    {
        var start = 0;
        for (var next = 0; next < text.Length && !output.IsFull;)
        {
            _ = Rune.DecodeFromUtf16(text[next..], out var rune, out var length);
            var (at, isSpace) = (next, rune.Value == ' ');
            next += length;
            if (!isSpace && !IsPunctuation(rune))
                continue;
            EncodeWord(text[start..at], ref output);
            if (!isSpace)
                EncodeWord(text[at..next], ref output);
            start = next;
        }

        EncodeWord(text[start..], ref output);
    }

    private void EncodeWord(ReadOnlySpan<char> word, ref IdWriter output)
    {
        if (word.IsEmpty || output.IsFull)
            return;
        Span<int> pieces = stackalloc int[LongestWord];
        var (count, at) = (0, 0);
        // In UTF-16 a word of that many scalars is at most twice as long.
        if (word.Length > 2 * LongestWord || ScalarsOf(word) > LongestWord)
        {
            output.Write(_vocabulary.UnknownId);
            return;
        }

        while (at < word.Length)
        {
            var (length, id) = _vocabulary.Longest(word[at..], startsWord: at == 0);
            if (length == 0)
            {
                output.Write(_vocabulary.UnknownId);
                return;
            }

            pieces[count++] = id;
            at += length;
        }

        output.Write(pieces[..count]);
    }

    private static int ScalarsOf(ReadOnlySpan<char> word)
    {
        var count = 0;
        foreach (var _ in word.EnumerateRunes())
            count++;
        return count;
    }

    private static bool IsPunctuation(Rune rune) =>
        rune.IsAscii ? rune.Value is > 0x20 and < 0x7F && !Rune.IsLetterOrDigit(rune) : Rune.IsPunctuation(rune);
}
