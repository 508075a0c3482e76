using Microsoft.ML.OnnxRuntime;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Inference;

/// <summary>The text tower, open: ids in, embeddings out. Thread safe: runs may overlap.</summary>
internal sealed class TextGraph : IDisposable
{
    // Lengths of texts that need not be padded to the context are rounded up to this, so that shapes stay few.
    private const int LengthStep = 8;

    private readonly OnnxGraph _graph;
    private readonly TextTower _tower;
    private readonly int _dimensions;
    private readonly int? _fixedLength;

    private TextGraph(OnnxGraph graph, ClipModel model, int largestBatch)
    {
        (_graph, _tower, _dimensions) = (graph, model.Manifest.Text, model.Description.Dimensions);
        var length = _tower.PadsToContext ? _tower.ContextLength : -1;
        var sizes = graph.Input(_tower.Ids, "text.ids", -1, length);
        Batches = new BatchSizes(largestBatch, sizes[0]);
        _fixedLength = sizes[1];
        if (_tower.Mask is { } mask)
            graph.Input(mask, "text.mask", -1, length);
        graph.Output(_tower.Output, "text.output", -1, _dimensions);
        graph.ThrowIfOtherInputs(_tower.InputNames);
    }

    public BatchSizes Batches { get; }

    /// <summary>Opens the graph and checks it against the model's description; a run uses <paramref name="threads"/> threads.</summary>
    public static TextGraph Open(ClipModel model, ClipOptions options, int threads)
    {
        var tower = model.Manifest.Text;
        var graph = OnnxGraph.Open(model.PathOf(tower.File), threads, options.Device, model.PartOf(tower.File, tower.Output, tower.InputNames));
        try
        {
            return new TextGraph(graph, model, options.BatchSize);
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    /// <summary>One embedding for each text's ids; null where the model gave a vector without a direction.</summary>
    public Embedding?[] Encode(IReadOnlyList<int[]> texts, CancellationToken cancellationToken)
    {
        var (rows, length) = (Batches.RowsFor(texts.Count), LengthFor(texts));
        var ids = new int[rows * length];
        var mask = new int[ids.Length];
        Array.Fill(ids, _tower.PadId);
        for (var i = 0; i < rows; i++)
        {
            // Rows that only fill a graph of fixed height repeat its first text: any valid text will do.
            var text = texts[i < texts.Count ? i : 0];
            text.CopyTo(ids, i * length);
            Array.Fill(mask, 1, i * length, text.Length);
        }

        long[] shape = [rows, length];
        using var idTensor = Tensors.FromIntegers(ids, shape, _tower.Ids.Type);
        using var maskTensor = _tower.Mask is null ? null : Tensors.FromIntegers(mask, shape, _tower.Mask.Type);
        (string, OrtValue)[] inputs = maskTensor is null
            ? [(_tower.Ids.Name, idTensor)]
            : [(_tower.Ids.Name, idTensor), (_tower.Mask!.Name, maskTensor)];
        var vectors = _graph.Run(inputs, _tower.Output, cancellationToken);
        var embeddings = new Embedding?[texts.Count];
        for (var i = 0; i < embeddings.Length; i++)
            embeddings[i] = Embedding.TryNormalize(vectors.AsSpan(i * _dimensions, _dimensions));
        return embeddings;
    }

    public void Dispose() => _graph.Dispose();

    private int LengthFor(IReadOnlyList<int[]> texts)
    {
        if (_tower.PadsToContext)
            return _tower.ContextLength;
        if (_fixedLength is { } fixedLength)
            return fixedLength;
        var longest = 0;
        foreach (var text in texts)
            longest = Math.Max(longest, text.Length);
        return Math.Min(_tower.ContextLength, (longest + LengthStep - 1) / LengthStep * LengthStep);
    }
}
