using ShopVision.Clip.Inference;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>The inputs and outputs of an ONNX graph, as the graph itself declares them.</summary>
internal sealed class GraphSignature
{
    private readonly Dictionary<string, GraphTensor> _inputs;
    private readonly Dictionary<string, GraphTensor> _outputs;

    private GraphSignature(string file, OnnxGraph graph)
    {
        File = file;
        _inputs = graph.Inputs.ToDictionary(input => input.Key, input => GraphTensor.Of(file, input.Key, input.Value), StringComparer.Ordinal);
        _outputs = graph.Outputs.ToDictionary(output => output.Key, output => GraphTensor.Of(file, output.Key, output.Value), StringComparer.Ordinal);
    }

    public string File { get; }

    public static GraphSignature Read(string file)
    {
        using var graph = OnnxGraph.Open(file, threads: 1, optimizes: false);
        return new GraphSignature(file, graph);
    }

    public bool HasInput(string name) => _inputs.ContainsKey(name);

    public GraphTensor Input(string name, int rank) => Find(_inputs, "input", name, rank);

    /// <summary>One vector for each item, by the first of the names that the graph has.</summary>
    public GraphTensor Output(params IReadOnlyList<string> names) =>
        Find(_outputs, "output", names.FirstOrDefault(_outputs.ContainsKey) ?? names[0], rank: 2);

    public void ThrowIfOtherInputs(params ReadOnlySpan<string> known)
    {
        foreach (var name in _inputs.Keys)
            if (!known.Contains(name))
                throw new ShopVisionException(
                    ErrorCode.ModelInvalid, $"{File}: expected no inputs but {string.Join(", ", known!)}, found '{name}'. Use an export of this tower alone.");
    }

    private GraphTensor Find(Dictionary<string, GraphTensor> tensors, string role, string name, int rank)
    {
        if (!tensors.TryGetValue(name, out var tensor))
            throw new ShopVisionException(
                ErrorCode.ModelInvalid,
                $"{File}: expected the {role} '{name}', found {string.Join(", ", tensors.Keys)}. Use an export of the model with its projection, or name the tensors in a model.json.");
        return tensor.Sizes.Count == rank
            ? tensor
            : throw new ShopVisionException(ErrorCode.ModelInvalid, $"{File}: expected the {role} '{name}' to have {rank} dimensions, found {tensor.Sizes.Count}.");
    }
}
