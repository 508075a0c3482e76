using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Graphs;

/// <summary>
/// Finds the files beside a graph that hold its weights. Every tensor of the model can name one: initializers, constants in nodes,
/// and both again in the graphs inside of conditions and loops.
/// </summary>
internal ref struct ExternalWeights
{
    private readonly string _file;
    private readonly SortedSet<string> _locations = new(StringComparer.Ordinal);

    private ExternalWeights(string file) => _file = file;

    public static IReadOnlyList<string> Find(ReadOnlySpan<byte> model, string file)
    {
        var weights = new ExternalWeights(file);
        var fields = weights.Fields(model);
        while (fields.MoveNext())
            switch (fields.Field)
            {
                case OnnxFields.Model.Graph:
                    weights.ReadGraph(fields.Bytes);
                    break;
                case OnnxFields.Model.Function:
                    weights.ReadFunction(fields.Bytes);
                    break;
            }

        return [.. weights._locations];
    }

    private readonly ProtobufReader Fields(ReadOnlySpan<byte> message) => new(message, _file, OnnxFields.Kind);

    private readonly void ReadGraph(ReadOnlySpan<byte> graph)
    {
        var fields = Fields(graph);
        while (fields.MoveNext())
            switch (fields.Field)
            {
                case OnnxFields.Graph.Node:
                    ReadNode(fields.Bytes);
                    break;
                case OnnxFields.Graph.Initializer:
                    ReadTensor(fields.Bytes);
                    break;
                case OnnxFields.Graph.SparseInitializer:
                    ReadSparseTensor(fields.Bytes);
                    break;
            }
    }

    private readonly void ReadFunction(ReadOnlySpan<byte> function)
    {
        var fields = Fields(function);
        while (fields.MoveNext())
            if (fields.Field == OnnxFields.Function.Node)
                ReadNode(fields.Bytes);
    }

    private readonly void ReadNode(ReadOnlySpan<byte> node)
    {
        var fields = Fields(node);
        while (fields.MoveNext())
            if (fields.Field == OnnxFields.Node.Attribute)
                ReadAttribute(fields.Bytes);
    }

    private readonly void ReadAttribute(ReadOnlySpan<byte> attribute)
    {
        var fields = Fields(attribute);
        while (fields.MoveNext())
            switch (fields.Field)
            {
                case OnnxFields.Attribute.Tensor or OnnxFields.Attribute.Tensors:
                    ReadTensor(fields.Bytes);
                    break;
                case OnnxFields.Attribute.Graph or OnnxFields.Attribute.Graphs:
                    ReadGraph(fields.Bytes);
                    break;
                case OnnxFields.Attribute.SparseTensor or OnnxFields.Attribute.SparseTensors:
                    ReadSparseTensor(fields.Bytes);
                    break;
            }
    }

    private readonly void ReadSparseTensor(ReadOnlySpan<byte> tensor)
    {
        var fields = Fields(tensor);
        while (fields.MoveNext())
            if (fields.Field is OnnxFields.SparseTensor.Values or OnnxFields.SparseTensor.Indices)
                ReadTensor(fields.Bytes);
    }

    private readonly void ReadTensor(ReadOnlySpan<byte> tensor)
    {
        var (isExternal, name, location) = (false, "", "");
        var fields = Fields(tensor);
        while (fields.MoveNext())
            switch (fields.Field)
            {
                case OnnxFields.Tensor.Name:
                    name = fields.Text;
                    break;
                case OnnxFields.Tensor.DataLocation:
                    isExternal = fields.Number == OnnxFields.Tensor.External;
                    break;
                case OnnxFields.Tensor.ExternalData:
                    location = ReadLocation(fields.Bytes) ?? location;
                    break;
            }

        if (isExternal)
            _locations.Add(Confined(location, name));
    }

    private readonly string? ReadLocation(ReadOnlySpan<byte> entry)
    {
        var (key, value) = ("", "");
        var fields = Fields(entry);
        while (fields.MoveNext())
            if (fields.Field == OnnxFields.Entry.Key)
                key = fields.Text;
            else if (fields.Field == OnnxFields.Entry.Value)
                value = fields.Text;
        return key == "location" ? value : null;
    }

    /// <summary>A model from elsewhere must not have files outside its folder read, nor, as ONNX Runtime's star means, this process' memory.</summary>
    private readonly string Confined(string location, string tensor) => location.Length > 0 && RelativePath.IsConfined(location) && !location.Contains('*', StringComparison.Ordinal)
        ? location
        : throw new ShopVisionException(
            ErrorCode.ModelInvalid,
            $"{_file}: expected the weights '{tensor}' in a file beside the graph, found the location \"{location}\". Use an export from a source you trust.");
}
