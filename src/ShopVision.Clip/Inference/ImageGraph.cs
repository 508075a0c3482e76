using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Inference;

/// <summary>The image tower, open: tensors of pictures in, embeddings out. Thread safe: runs may overlap.</summary>
internal sealed class ImageGraph : IDisposable
{
    private readonly OnnxGraph _graph;
    private readonly ImageTower _tower;
    private readonly int _dimensions;

    private ImageGraph(OnnxGraph graph, ClipModel model, int largestBatch)
    {
        (_graph, _tower, _dimensions) = (graph, model.Manifest.Image, model.Description.Dimensions);
        Batches = new BatchSizes(largestBatch, graph.Input(_tower.Input, "image.input", -1, 3, _tower.Size, _tower.Size)[0]);
        graph.Output(_tower.Output, "image.output", -1, _dimensions);
        graph.ThrowIfOtherInputs(_tower.Input.Name);
    }

    public BatchSizes Batches { get; }

    /// <summary>The length of one picture's tensor.</summary>
    public int TensorLength => 3 * _tower.Size * _tower.Size;

    /// <summary>Opens the graph and checks it against the model's description; a run uses <paramref name="threads"/> threads.</summary>
    public static ImageGraph Open(ClipModel model, ClipOptions options, int threads)
    {
        var tower = model.Manifest.Image;
        var graph = OnnxGraph.Open(model.PathOf(tower.File), threads, options.Device, model.PartOf(tower.File, tower.Output, tower.Input.Name));
        try
        {
            return new ImageGraph(graph, model, options.BatchSize);
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Embeds the first <paramref name="count"/> pictures of <paramref name="pictures"/>, which holds rows for all of
    /// <see cref="BatchSizes.RowsFor"/>. Null stands where the model gave a vector without a direction.
    /// </summary>
    public Embedding?[] Encode(Memory<float> pictures, int count, CancellationToken cancellationToken)
    {
        var rows = Batches.RowsFor(count);
        using var input = Tensors.FromFloats(pictures[..(rows * TensorLength)], [rows, 3, _tower.Size, _tower.Size], _tower.Input.Type);
        var vectors = _graph.Run([(_tower.Input.Name, input)], _tower.Output, cancellationToken);
        var embeddings = new Embedding?[count];
        for (var i = 0; i < count; i++)
            embeddings[i] = Embedding.TryNormalize(vectors.AsSpan(i * _dimensions, _dimensions));
        return embeddings;
    }

    public void Dispose() => _graph.Dispose();
}
