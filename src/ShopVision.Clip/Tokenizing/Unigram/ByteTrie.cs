namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>A trie over bytes in three flat arrays: the children of a node stand side by side, those of the next node behind them.</summary>
internal sealed class ByteTrie
{
    public const int Root = 0;
    public const int None = -1;

    private readonly byte[] _labels;
    private readonly int[] _firstChildren;
    private readonly int[] _values;

    /// <summary>The keys must differ.</summary>
    public ByteTrie(IEnumerable<(byte[] Key, int Value)> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, (left, right) => left.Key.AsSpan().SequenceCompareTo(right.Key));

        List<(int Start, int End, int Depth)> nodes = [(0, sorted.Length, 0)];
        List<byte> labels = [0];
        List<int> firstChildren = [];
        List<int> values = [];
        for (var node = 0; node < nodes.Count; node++)
        {
            var (start, end, depth) = nodes[node];
            firstChildren.Add(nodes.Count);
            values.Add(start < end && sorted[start].Key.Length == depth ? sorted[start++].Value : None);
            while (start < end)
            {
                var (first, label) = (start, sorted[start].Key[depth]);
                while (start < end && sorted[start].Key[depth] == label)
                    start++;
                nodes.Add((first, start, depth + 1));
                labels.Add(label);
            }
        }

        firstChildren.Add(nodes.Count);
        (_labels, _firstChildren, _values) = ([.. labels], [.. firstChildren], [.. values]);
    }

    /// <summary>The node behind a byte, or <see cref="None"/>.</summary>
    public int Child(int node, byte label)
    {
        var (start, end) = (_firstChildren[node], _firstChildren[node + 1]);
        var at = _labels.AsSpan(start, end - start).IndexOf(label);
        return at < 0 ? None : start + at;
    }

    /// <summary>The value of the key that ends at a node, or <see cref="None"/>.</summary>
    public int Value(int node) => _values[node];

    /// <summary>The length of the longest key that the text starts with; 0 where there is none.</summary>
    public int Longest(ReadOnlySpan<byte> text)
    {
        var (node, longest) = (Root, 0);
        for (var i = 0; i < text.Length && (node = Child(node, text[i])) != None; i++)
            if (Value(node) != None)
                longest = i + 1;
        return longest;
    }
}
