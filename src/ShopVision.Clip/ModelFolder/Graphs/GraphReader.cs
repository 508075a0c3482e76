namespace ShopVision.Clip.ModelFolder.Graphs;

/// <summary>Reads a graph's fields with the names that tie them together.</summary>
internal sealed class GraphReader(string file)
{
    private readonly List<GraphPart> _parts = [];
    private readonly List<string> _inputs = [];
    private readonly List<string> _initializers = [];

    public IReadOnlyList<GraphPart> Parts => _parts;

    /// <summary>Declared inputs, initializers with a declaration among them.</summary>
    public IReadOnlyList<string> Inputs => _inputs;

    public IReadOnlyList<string> Initializers => _initializers;

    public void Read(ReadOnlySpan<byte> graph)
    {
        var fields = Fields(graph);
        while (fields.MoveNext())
            _parts.Add(fields.Field switch
            {
                OnnxFields.Graph.Node => ReadNode(fields.Bytes, fields.Place),
                OnnxFields.Graph.Initializer => Noted(_initializers, Source(fields.Place, TextOf(fields.Bytes, OnnxFields.Tensor.Name))),
                OnnxFields.Graph.SparseInitializer => Noted(_initializers, Source(fields.Place, SparseName(fields.Bytes))),
                OnnxFields.Graph.Input => Noted(_inputs, Source(fields.Place, TextOf(fields.Bytes, OnnxFields.ValueInfo.Name))),
                OnnxFields.Graph.Output => new GraphPart(GraphRole.Output, fields.Place) { Names = [TextOf(fields.Bytes, OnnxFields.ValueInfo.Name)] },
                OnnxFields.Graph.ValueInfo => new GraphPart(GraphRole.Note, fields.Place) { Names = [TextOf(fields.Bytes, OnnxFields.ValueInfo.Name)] },
                OnnxFields.Graph.QuantizationAnnotation => ReadAnnotation(fields.Bytes, fields.Place),
                _ => new GraphPart(GraphRole.Other, fields.Place),
            });
    }

    private ProtobufReader Fields(ReadOnlySpan<byte> message) => new(message, file, OnnxFields.Kind);

    private static GraphPart Source(Range place, string name) => new(GraphRole.Source, place) { Names = [name] };

    private static GraphPart Noted(List<string> names, GraphPart part)
    {
        names.AddRange(part.Names);
        return part;
    }

    private GraphPart ReadNode(ReadOnlySpan<byte> node, Range place)
    {
        List<string> names = [], needs = [];
        ReadNode(node, names, needs);
        return new GraphPart(GraphRole.Source, place) { Names = names, Needs = needs };
    }

    private void ReadNode(ReadOnlySpan<byte> node, List<string> names, List<string> needs)
    {
        var fields = Fields(node);
        while (fields.MoveNext())
            switch (fields.Field)
            {
                // An optional input or output that is not used has an empty name.
                case OnnxFields.Node.Input when !fields.Bytes.IsEmpty:
                    needs.Add(fields.Text);
                    break;
                case OnnxFields.Node.Output when !fields.Bytes.IsEmpty:
                    names.Add(fields.Text);
                    break;
                case OnnxFields.Node.Attribute:
                    ReadAttribute(fields.Bytes, needs);
                    break;
            }
    }

    private void ReadAttribute(ReadOnlySpan<byte> attribute, List<string> needs)
    {
        var fields = Fields(attribute);
        while (fields.MoveNext())
            if (fields.Field is OnnxFields.Attribute.Graph or OnnxFields.Attribute.Graphs)
                ReadInnerGraph(fields.Bytes, needs);
    }

    /// <summary>
    /// All that an inner graph reads or gives back: what of it comes from around it is needed there, and its own names, which the format
    /// keeps apart from those outside, do no harm.
    /// </summary>
    private void ReadInnerGraph(ReadOnlySpan<byte> graph, List<string> needs)
    {
        var fields = Fields(graph);
        while (fields.MoveNext())
            if (fields.Field == OnnxFields.Graph.Node)
                ReadNode(fields.Bytes, names: [], needs);
            else if (fields.Field == OnnxFields.Graph.Output)
                needs.Add(TextOf(fields.Bytes, OnnxFields.ValueInfo.Name));
    }

    /// <summary>Names the tensors that hold its scale and zero point; kept where the tensor is.</summary>
    private GraphPart ReadAnnotation(ReadOnlySpan<byte> annotation, Range place)
    {
        List<string> needs = [];
        var fields = Fields(annotation);
        while (fields.MoveNext())
            if (fields.Field == OnnxFields.Annotation.ParameterNames)
                needs.Add(TextOf(fields.Bytes, OnnxFields.Entry.Value));
        return new GraphPart(GraphRole.Note, place) { Names = [TextOf(annotation, OnnxFields.Annotation.TensorName)], Needs = needs };
    }

    private string SparseName(ReadOnlySpan<byte> tensor)
    {
        var fields = Fields(tensor);
        while (fields.MoveNext())
            if (fields.Field == OnnxFields.SparseTensor.Values)
                return TextOf(fields.Bytes, OnnxFields.Tensor.Name);
        return "";
    }

    private string TextOf(ReadOnlySpan<byte> message, int field)
    {
        var fields = Fields(message);
        while (fields.MoveNext())
            if (fields.Field == field)
                return fields.Text;
        return "";
    }
}
