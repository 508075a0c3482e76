using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Inference;

/// <summary>Tokenizes texts and runs the text tower over them. Thread safe.</summary>
internal sealed class TextEncoder : IDisposable
{
    // Lengths of texts that need not be padded to the context are rounded up to this, so that shapes stay few.
    private const int LengthStep = 8;

    private readonly TextTower _tower;
    private readonly int _dimensions;
    private readonly int _batchSize;
    private readonly Lazy<ITextTokenizer> _tokenizer;
    private readonly TowerSession _session;
    private int? _fixedRows;
    private int? _fixedLength;

    public TextEncoder(ClipModel model, ClipOptions options)
    {
        _tower = model.Manifest.Text;
        _dimensions = model.Description.Dimensions;
        _batchSize = options.BatchSize;
        _tokenizer = new Lazy<ITextTokenizer>(() => TextTokenizers.Load(_tower, name => model.PathOf(_tower.TokenizerFiles[name])));
        _session = new TowerSession(() => Open(model, options.EffectiveThreads));
    }

    /// <summary>One embedding for each text, in order; null where the model gave a vector without a direction.</summary>
    public async Task<Embedding?[]> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var embeddings = new Embedding?[texts.Count];
        var encoded = await Task.Run(() => texts.Select(Tokenize).ToArray(), cancellationToken).ConfigureAwait(false);
        // The plan depends on the graph.
        await _session.OpenAsync(cancellationToken).ConfigureAwait(false);
        foreach (var run in BatchRun.Plan(texts.Count, _batchSize, _fixedRows))
            await _session.RunAsync(graph => Encode(graph, run, encoded.AsSpan(run.Start, run.Count), embeddings), cancellationToken)
                .ConfigureAwait(false);
        return embeddings;
    }

    public void Dispose() => _session.Dispose();

    private OnnxGraph Open(ClipModel model, int threads)
    {
        var graph = OnnxGraph.Open(model.PathOf(_tower.File), threads, model.PartOf(_tower.File, _tower.Output, _tower.InputNames));
        try
        {
            var sizes = graph.Input(_tower.Ids, "text.ids", -1, _tower.PadsToContext ? _tower.ContextLength : -1);
            (_fixedRows, _fixedLength) = (sizes[0], sizes[1]);
            if (_tower.Mask is { } mask)
                graph.Input(mask, "text.mask", -1, _tower.PadsToContext ? _tower.ContextLength : -1);
            graph.Output(_tower.Output, "text.output", -1, _dimensions);
            graph.ThrowIfOtherInputs(_tower.InputNames);
            return graph;
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    /// <summary>The ids of a text without padding, begin and end included.</summary>
    public int[] Tokenize(string text)
    {
        var ids = new int[_tower.ContextLength];
        return ids[.._tokenizer.Value.Encode(text, ids)];
    }

    private int Encode(OnnxGraph graph, BatchRun run, ReadOnlySpan<int[]> texts, Embedding?[] embeddings)
    {
        var length = LengthOf(texts);
        var ids = new int[run.Rows * length];
        var mask = new int[ids.Length];
        Array.Fill(ids, _tower.PadId);
        for (var i = 0; i < run.Rows; i++)
        {
            // Rows that only fill the batch repeat its first text: any valid text will do.
            var text = texts[i < texts.Length ? i : 0];
            text.CopyTo(ids, i * length);
            Array.Fill(mask, 1, i * length, text.Length);
        }

        long[] shape = [run.Rows, length];
        List<(string, Microsoft.ML.OnnxRuntime.OrtValue)> inputs = [(_tower.Ids.Name, Tensors.FromIntegers(ids, shape, _tower.Ids.Type))];
        if (_tower.Mask is { } tensor)
            inputs.Add((tensor.Name, Tensors.FromIntegers(mask, shape, tensor.Type)));
        var vectors = graph.Run(inputs, _tower.Output);
        for (var i = 0; i < run.Count; i++)
            embeddings[run.Start + i] = Embedding.TryNormalize(vectors.AsSpan(i * _dimensions, _dimensions));
        return run.Count;
    }

    private int LengthOf(ReadOnlySpan<int[]> texts)
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
