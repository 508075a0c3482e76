namespace ShopVision.Elasticsearch.Mapping;

/// <summary>What stands between the spaces of a text, as a loop takes it: without a copy.</summary>
internal ref struct WrittenWords(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    public Range Current { get; private set; }

    public readonly WrittenWords GetEnumerator() => this;

    public bool MoveNext()
    {
        var start = Current.End.Value;
        while (start < _text.Length && char.IsWhiteSpace(_text[start]))
            start++;
        var end = start;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]))
            end++;
        Current = start..end;
        return end > start;
    }
}
