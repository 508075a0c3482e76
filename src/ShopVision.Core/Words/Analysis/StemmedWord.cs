namespace ShopVision.Core.Words.Analysis;

/// <summary>
/// A word while Porter2 takes it apart: its letters, with a capital Y where it is a consonant, and the two regions at its end in which
/// suffixes may go.
/// </summary>
internal ref struct StemmedWord
{
    private readonly Span<char> _letters;
    private readonly int _first;
    private readonly int _second;

    /// <summary>The letters need room for one more than the word has.</summary>
    public StemmedWord(Span<char> letters, int length)
    {
        _letters = letters;
        Length = length;
        MarkConsonantY();
        _first = FirstRegion();
        _second = RegionAfter(_first);
    }

    public int Length { get; private set; }

    /// <summary>A short syllable and nothing after it.</summary>
    public readonly bool IsShort => _first >= Length && EndsInShortSyllable(0);

    public readonly char this[Index index] => _letters[index.GetOffset(Length)];

    public static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    public readonly bool EndsWith(string suffix) => _letters[..Length].EndsWith(suffix);

    /// <summary>The first of the suffixes that the word ends with: they must be given longest first.</summary>
    public readonly string? LongestOf(params ReadOnlySpan<string> suffixes)
    {
        foreach (var suffix in suffixes)
            if (EndsWith(suffix))
                return suffix;
        return null;
    }

    /// <summary>The letter before a suffix; none where the suffix is the word.</summary>
    public readonly char Before(int suffixLength) => suffixLength < Length ? _letters[Length - suffixLength - 1] : '\0';

    public readonly bool HasVowelBefore(int suffixLength)
    {
        for (var i = 0; i < Length - suffixLength; i++)
            if (IsVowel(_letters[i]))
                return true;
        return false;
    }

    public readonly bool IsInFirstRegion(int suffixLength) => Length - suffixLength >= _first;

    public readonly bool IsInSecondRegion(int suffixLength) => Length - suffixLength >= _second;

    /// <summary>A vowel and a consonant that does not lengthen it, after a consonant or at the start.</summary>
    public readonly bool EndsInShortSyllable(int beforeSuffix)
    {
        var end = Length - beforeSuffix;
        if (end < 2 || !IsVowel(_letters[end - 2]) || IsVowel(_letters[end - 1]))
            return false;
        return end == 2 || (_letters[end - 1] is not ('w' or 'x' or 'Y') && !IsVowel(_letters[end - 3]));
    }

    public void Cut(int letters) => Length -= letters;

    public void Replace(int suffixLength, string replacement)
    {
        Length -= suffixLength;
        replacement.CopyTo(_letters[Length..]);
        Length += replacement.Length;
    }

    public override readonly string ToString() => _letters[..Length].ToString().Replace('Y', 'y');

    private readonly void MarkConsonantY()
    {
        for (var i = 0; i < Length; i++)
            if (_letters[i] == 'y' && (i == 0 || IsVowel(_letters[i - 1])))
                _letters[i] = 'Y';
    }

    private readonly int FirstRegion()
    {
        foreach (var prefix in (ReadOnlySpan<string>)["gener", "commun", "arsen"])
            if (_letters[..Length].StartsWith(prefix))
                return prefix.Length;
        return RegionAfter(0);
    }

    /// <summary>What follows the first consonant after a vowel.</summary>
    private readonly int RegionAfter(int start)
    {
        for (var i = start + 1; i < Length; i++)
            if (IsVowel(_letters[i - 1]) && !IsVowel(_letters[i]))
                return i + 1;
        return Length;
    }
}
