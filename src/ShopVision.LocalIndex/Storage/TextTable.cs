namespace ShopVision.LocalIndex.Storage;

/// <summary>Texts one after the other, each known by its number; ordered and searched by their UTF-16 code units. Immutable.</summary>
internal sealed class TextTable(ReadOnlyMemory<char> characters, ReadOnlyMemory<int> ends)
{
    public static TextTable Empty { get; } = new(ReadOnlyMemory<char>.Empty, ReadOnlyMemory<int>.Empty);

    public int Count => ends.Length;

    public ReadOnlySpan<char> this[int number]
    {
        get
        {
            var all = ends.Span;
            return characters.Span[(number == 0 ? 0 : all[number - 1])..all[number]];
        }
    }

    /// <summary>The number of a text, where all stand in their order; where it is not there, the complement of that of the first after it.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = this[middle].SequenceCompareTo(text);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    public string[] ToArray()
    {
        var texts = new string[Count];
        for (var number = 0; number < texts.Length; number++)
            texts[number] = new string(this[number]);
        return texts;
    }
}
