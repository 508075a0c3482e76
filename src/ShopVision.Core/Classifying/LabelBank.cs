using ShopVision.Core.Embeddings;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Classifying;

/// <summary>Labels as vectors, each the mean of its prompts, ready to be held against photos. Immutable.</summary>
public sealed class LabelBank
{
    private readonly Embedding[] _embeddings;

    private LabelBank(IReadOnlyList<string> labels, Embedding[] embeddings) => (Labels, _embeddings) = (labels, embeddings);

    public IReadOnlyList<string> Labels { get; }

    /// <summary>Labels stand in their prompts in lower case, as models are asked best.</summary>
    public static async Task<LabelBank> BuildAsync(AxisVocabulary vocabulary, TextEncoder texts, CancellationToken cancellationToken)
    {
        var (labels, templates) = (vocabulary.Values, vocabulary.Templates);
        var prompts = labels.SelectMany(label => templates.Select(template => Prompt(template, label))).ToList();
        var embeddings = await texts.EncodeAsync(prompts, cancellationToken);
        return new LabelBank(
            labels, [.. labels.Select((_, i) => Embedding.Mean([.. embeddings.Skip(i * templates.Count).Take(templates.Count)]))]);
    }

    /// <summary>One for each label, in order.</summary>
    public float[] Cosines(Embedding photo) => Array.ConvertAll(_embeddings, photo.Dot);

    private static string Prompt(string template, string label) =>
        template.Replace("{}", label.ToLowerInvariant(), StringComparison.Ordinal);
}
