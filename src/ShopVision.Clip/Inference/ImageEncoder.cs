using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Inference;

/// <summary>Runs the image tower over prepared pictures. Thread safe.</summary>
internal sealed class ImageEncoder : IDisposable
{
    private readonly ImageTower _tower;
    private readonly int _dimensions;
    private readonly int _batchSize;
    private readonly TowerSession _session;
    private int? _fixedRows;

    public ImageEncoder(ClipModel model, ClipOptions options)
    {
        _tower = model.Manifest.Image;
        _dimensions = model.Description.Dimensions;
        _batchSize = options.BatchSize;
        _session = new TowerSession(() => Open(model, options.EffectiveThreads));
    }

    /// <summary>One embedding for each picture, in order; null where the model gave a vector without a direction.</summary>
    public Task<Embedding?[]> EncodeAsync(Preprocessor preprocessor, IReadOnlyList<RgbImage> pictures, CancellationToken cancellationToken) =>
        _session.RunAsync(graph => Encode(graph, preprocessor, pictures), cancellationToken);

    public void Dispose() => _session.Dispose();

    private OnnxGraph Open(ClipModel model, int threads)
    {
        var graph = OnnxGraph.Open(model.PathOf(_tower.File), threads, model.PartOf(_tower.File, _tower.Output, _tower.Input.Name));
        try
        {
            _fixedRows = graph.Input(_tower.Input, "image.input", -1, 3, _tower.Size, _tower.Size)[0];
            graph.Output(_tower.Output, "image.output", -1, _dimensions);
            graph.ThrowIfOtherInputs(_tower.Input.Name);
            return graph;
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    private Embedding?[] Encode(OnnxGraph graph, Preprocessor preprocessor, IReadOnlyList<RgbImage> pictures)
    {
        var embeddings = new Embedding?[pictures.Count];
        foreach (var run in BatchRun.Plan(pictures.Count, _batchSize, _fixedRows))
        {
            var tensor = new float[run.Rows * preprocessor.TensorLength];
            for (var i = 0; i < run.Count; i++)
                preprocessor.WriteTensor(pictures[run.Start + i], tensor.AsSpan(i * preprocessor.TensorLength, preprocessor.TensorLength));

            var input = Tensors.FromFloats(tensor, [run.Rows, 3, _tower.Size, _tower.Size], _tower.Input.Type);
            var vectors = graph.Run([(_tower.Input.Name, input)], _tower.Output);
            for (var i = 0; i < run.Count; i++)
                embeddings[run.Start + i] = Embedding.TryNormalize(vectors.AsSpan(i * _dimensions, _dimensions));
        }

        return embeddings;
    }
}
