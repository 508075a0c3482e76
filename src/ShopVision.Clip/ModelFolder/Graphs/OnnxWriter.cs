namespace ShopVision.Clip.ModelFolder.Graphs;

/// <summary>Puts a model together from pieces of another one.</summary>
internal static class OnnxWriter
{
    private const int LengthDelimited = 2;

    /// <summary>All of the model but what its graph, at <paramref name="graph"/>, holds outside of <paramref name="kept"/>.</summary>
    public static byte[] Write(ReadOnlySpan<byte> model, Range graph, IReadOnlyList<Range> kept)
    {
        var length = kept.Sum(LengthOf);
        byte[] head = [.. Varint((OnnxFields.Model.Graph << 3) | LengthDelimited), .. Varint((uint)length)];
        // In one piece, because a graph may fill half of the memory.
        var written = new byte[model.Length - LengthOf(graph) + head.Length + length];
        var target = written.AsSpan();
        Append(ref target, model[..graph.Start.Value]);
        Append(ref target, head);
        foreach (var place in kept)
            Append(ref target, model[place]);
        Append(ref target, model[graph.End.Value..]);
        return written;
    }

    private static int LengthOf(Range range) => range.End.Value - range.Start.Value;

    private static void Append(ref Span<byte> target, ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(target);
        target = target[piece.Length..];
    }

    private static IEnumerable<byte> Varint(uint value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
