using System.Text;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Tokenizing.WordPiece;

/// <summary>
/// BERT's tokenizer as Hugging Face's tokenizer.json states it: special tokens are cut out where the text spells them, the rest is
/// cleaned, split at spaces and around punctuation, and each word is taken apart greedily, longest piece first. Thread safe.
/// </summary>
internal sealed class WordPieceTokenizer : FramedTokenizer
{
    /// <summary>A word of more Unicode scalars than this is unknown as a whole.</summary>
    public const int LongestWord = 100;

    private readonly WordPieceVocabulary _vocabulary;
    private readonly bool _lowerCase;

    public WordPieceTokenizer(WordPieceVocabulary vocabulary, TextTower tower)
        : base(vocabulary.Require(tower.BeginId, "beginId"), vocabulary.Require(tower.EndId, "endId"))
    {
        _vocabulary = vocabulary;
        _lowerCase = tower.LowerCase;
    }

    protected override void EncodeText(ReadOnlySpan<char> text, ref IdWriter output)
    {
        while (!output.IsFull && _vocabulary.Special.TryTakePart(ref text, out var part, out var token))
        {
            var clean = new PooledBuffer<char>(part.Length);
            try
            {
                BertCleaning.Clean(part, _lowerCase, ref clean);
                EncodeWords(clean.Written, ref output);
            }
            finally
            {
                clean.Dispose();
            }

            output.Write(token);
        }
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
