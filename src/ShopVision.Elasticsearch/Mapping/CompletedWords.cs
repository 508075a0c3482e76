using ShopVision.Elasticsearch.Smile;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>The words of a product that complete what is being typed, each once whatever its accents. Not thread safe.</summary>
internal sealed class CompletedWords(KnownWords words)
{
    private readonly NumberSet _folded = new();
    private readonly List<int> _completions = [];

    public void Clear()
    {
        _folded.Clear();
        _completions.Clear();
    }

    public void Read(ReadOnlySpan<char> text)
    {
        foreach (var range in new WrittenWords(text))
            if (words.Of(text[range]) is { Completion: { } completion } word && _folded.Add(word.Folded).IsNew)
                _completions.Add(completion);
    }

    public void Write(SmileWriter smile)
    {
        smile.StartArray();
        foreach (var completion in _completions)
            smile.Utf8(words[completion].Utf8);
        smile.EndArray();
    }
}
