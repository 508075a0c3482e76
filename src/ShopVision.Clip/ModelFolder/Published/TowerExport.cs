using ShopVision.Clip.ModelFolder.Graphs;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>A tower's graph: the file that holds it, alone or with the other tower, and what it takes and gives.</summary>
internal sealed record TowerExport(ManifestFile File, GraphSignature Graph, GraphTensor Output)
{
    public Statement Width => new(Graph.File, $"the width of '{Output.Name}'", Output.Sizes[1]);

    /// <summary>
    /// The names are those that exports use, and the first of <paramref name="outputs"/> that the graph has is taken. What the graph asks
    /// for beyond <paramref name="inputs"/> must be the other tower's.
    /// </summary>
    public static TowerExport Read(FileDigests files, string path, string[] inputs, string[] outputs)
    {
        using var onnx = OnnxFile.Open(files.PathOf(path));
        // First, so that ONNX Runtime is not asked to open weights from elsewhere.
        var file = files.OfGraph(path, onnx.WeightFiles);
        var output = outputs.FirstOrDefault(onnx.HasOutput) ?? outputs[0];
        var graph = GraphSignature.Read(files.PathOf(path), onnx.CutTo(output, inputs));
        graph.ThrowIfOtherInputs(inputs);
        return new TowerExport(file, graph, graph.Output(output));
    }
}
