using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Vocabularies;

/// <summary>
/// Text embeddings with a bounded memory: shoppers and captions repeat themselves. Thread safe; two callers may at worst
/// embed the same text at the same time.
/// </summary>
public sealed class TextEncoder(IEmbedder embedder, int capacity = 10_000)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, Embedding Embedding)>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, Embedding Embedding)> _byUse = new();

    public ModelDescription Model => embedder.Model;

    public async Task<Embedding> EncodeAsync(string text, CancellationToken cancellationToken) =>
        (await EncodeAsync([text], cancellationToken))[0];

    /// <summary>One embedding for each text, in order; only texts not seen lately are computed, in one batch.</summary>
    public async Task<IReadOnlyList<Embedding>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var found = texts.Distinct().Select(text => (text, Embedding: Find(text))).ToDictionary(pair => pair.text, pair => pair.Embedding);
        var missing = found.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList();
        if (missing.Count > 0)
        {
            var computed = await embedder.EmbedTextsAsync(missing, cancellationToken);
            for (var i = 0; i < missing.Count; i++)
            {
                found[missing[i]] = computed[i];
                Remember(missing[i], computed[i]);
            }
        }

        return [.. texts.Select(text => found[text]!)];
    }

    private Embedding? Find(string text)
    {
        lock (_lock)
        {
            if (!_byText.TryGetValue(text, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Embedding;
        }
    }

    private void Remember(string text, Embedding embedding)
    {
        lock (_lock)
        {
            if (_byText.ContainsKey(text))
                return;
            _byText[text] = _byUse.AddFirst((text, embedding));
            if (_byUse.Count <= capacity)
                return;
            _byText.Remove(_byUse.Last!.Value.Text);
            _byUse.RemoveLast();
        }
    }
}
