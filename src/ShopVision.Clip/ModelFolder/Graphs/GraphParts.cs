using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Graphs;

/// <summary>A graph taken apart into its fields, so that those which one output needs can be put together again, byte for byte.</summary>
internal sealed class GraphParts
{
    private readonly Range _place;
    private readonly int _start;
    private readonly IReadOnlyList<GraphPart> _parts;

    private GraphParts(Range place, int start, IReadOnlyList<GraphPart> parts, IReadOnlyList<string> inputs)
    {
        (_place, _start, _parts, Inputs) = (place, start, parts, inputs);
        Outputs = [.. parts.Where(part => part.Role == GraphRole.Output).SelectMany(part => part.Names)];
    }

    /// <summary>What a run must be given: weights may be declared as inputs too, with their values as defaults.</summary>
    public IReadOnlyList<string> Inputs { get; }

    public IReadOnlyList<string> Outputs { get; }

    public static GraphParts Read(ReadOnlySpan<byte> model, string file)
    {
        Range? place = null;
        ReadOnlySpan<byte> graph = default;
        var fields = new ProtobufReader(model, file, OnnxFields.Kind);
        while (fields.MoveNext())
            if (fields.Field == OnnxFields.Model.Graph)
            {
                if (place is not null)
                    throw new ShopVisionException(ErrorCode.ModelInvalid, $"{file}: expected one graph, found more. Export the model again.");
                place = fields.Place;
                graph = fields.Bytes;
            }

        if (place is null)
            throw new ShopVisionException(ErrorCode.ModelInvalid, $"{file}: expected {OnnxFields.Kind}, found a model without one. Fetch the model again.");
        var reader = new GraphReader(file);
        reader.Read(graph);
        return new GraphParts(place.Value, place.Value.End.Value - graph.Length, reader.Parts, [.. reader.Inputs.Except(reader.Initializers)]);
    }

    /// <summary>
    /// The model with no more of its graph than the output needs. What a node's inner graphs (of conditions and loops) take from around
    /// them counts as needed, and fields that are unknown here are kept.
    /// </summary>
    public byte[] CutTo(string output, ReadOnlySpan<byte> model)
    {
        var needed = NeededFor(output, out var kept);
        List<Range> places = [];
        foreach (var part in _parts)
            if (part.Role switch
                {
                    GraphRole.Source => kept.Contains(part),
                    GraphRole.Note => part.Names.Any(needed.Contains),
                    GraphRole.Output => part.Names.Contains(output),
                    _ => true,
                })
                places.Add((_start + part.Place.Start.Value)..(_start + part.Place.End.Value));
        return OnnxWriter.Write(model, _place, places);
    }

    private HashSet<string> NeededFor(string output, out HashSet<GraphPart> kept)
    {
        var sources = _parts.Where(part => part.Role != GraphRole.Output)
            .SelectMany(part => part.Names.Select(name => (Name: name, Part: part)))
            .ToLookup(source => source.Name, source => source.Part, StringComparer.Ordinal);
        kept = new HashSet<GraphPart>(ReferenceEqualityComparer.Instance);
        var needed = new HashSet<string>(StringComparer.Ordinal) { output };
        var open = new Stack<string>([output]);
        while (open.TryPop(out var name))
            foreach (var part in sources[name])
                if (kept.Add(part))
                    foreach (var need in part.Needs)
                        if (needed.Add(need))
                            open.Push(need);
        return needed;
    }
}
