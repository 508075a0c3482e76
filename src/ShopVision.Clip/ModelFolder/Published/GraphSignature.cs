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

    /// <summary>Of a file's graph, or of the part of it that is given.</summary>
    public static GraphSignature Read(string file, byte[]? part = null)
    {
        using var graph = OnnxGraph.Open(file, threads: 1, part: part, optimizes: false);
        return new GraphSignature(file, graph);
    }

    public bool HasInput(string name) => _inputs.ContainsKey(name);

    /// <summary>The input by the first of its known names that the graph has.</summary>
    public GraphTensor Input(int rank, params IReadOnlyList<string> names) =>
        Find(_inputs, "input", names.FirstOrDefault(_inputs.ContainsKey) ?? names[0], rank);

    /// <summary>One vector for each item.</summary>
    public GraphTensor Output(string name) => Find(_outputs, "output", name, rank: 2);

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
