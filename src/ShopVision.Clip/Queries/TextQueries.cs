using ShopVision.Clip.Inference;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tokenizing;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Queries;

/// <summary>Tokenizes texts and embeds them, whoever asks at the same time together. Thread safe.</summary>
internal sealed class TextQueries : IDisposable
{
    private readonly TextTower _tower;
    private readonly int _batchSize;
    private readonly Lazy<ITextTokenizer> _tokenizer;
    private readonly OpenedOnce<TextGraph> _graph;
    private readonly QueryBatcher<int[], Embedding?> _batcher;

    public TextQueries(ClipModel model, ClipOptions options)
    {
        (_tower, _batchSize) = (model.Manifest.Text, options.BatchSize);
        _tokenizer = new Lazy<ITextTokenizer>(() => TextTokenizers.Load(_tower, name => model.PathOf(_tower.TokenizerFiles[name])));
        _graph = new OpenedOnce<TextGraph>(() => TextGraph.Open(model, options, options.EffectiveThreads));
        _batcher = new QueryBatcher<int[], Embedding?>(options.BatchSize, Run);
    }

    /// <summary>One embedding for each text, in order; null where the model gave a vector without a direction.</summary>
    public async Task<IReadOnlyList<Embedding?>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var embeddings = new List<Embedding?>(texts.Count);
        // One batch after the other, so that a long list does not stand before everyone else.
        foreach (var batch in texts.Chunk(_batchSize))
            embeddings.AddRange(await Task.WhenAll(batch.Select(text => _batcher.RunAsync(Tokenize(text), cancellationToken))).ConfigureAwait(false));
        return embeddings;
    }

    /// <summary>The ids of a text without padding, begin and end included.</summary>
    public int[] Tokenize(string text)
    {
        var ids = new int[_tower.ContextLength];
        return ids[.._tokenizer.Value.Encode(text, ids)];
    }

    public void Dispose() => _graph.Dispose();

    private List<Embedding?> Run(IReadOnlyList<int[]> texts)
    {
        var graph = _graph.Value;
        var embeddings = new List<Embedding?>(texts.Count);
        while (embeddings.Count < texts.Count)
            embeddings.AddRange(graph.Encode(
                [.. texts.Skip(embeddings.Count).Take(graph.Batches.Next(texts.Count - embeddings.Count))], CancellationToken.None));
        return embeddings;
    }
}
