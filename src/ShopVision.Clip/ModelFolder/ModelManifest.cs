using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.ModelFolder;

/// <summary>What model.json says (schema 1), or a published folder without one.</summary>
internal sealed record ModelManifest
{
    public required string Name { get; init; }

    public required string Revision { get; init; }

    public required string License { get; init; }

    public required string Source { get; init; }

    /// <summary>Fingerprints whose vectors may be mixed with this model's, as <see cref="ModelDescription.CompatibleWith"/>.</summary>
    public required IReadOnlyList<ModelFingerprint> CompatibleWith { get; init; }

    public required int Dimensions { get; init; }

    public required ZeroShotScoring Scoring { get; init; }

    public required ImageTower Image { get; init; }

    public required TextTower Text { get; init; }

    public required IReadOnlyDictionary<string, AxisVocabulary> Attributes { get; init; }

    public required Calibration Calibration { get; init; }

    /// <summary>The file with what the model's makers computed, or null.</summary>
    public required string? Goldens { get; init; }

    /// <summary>The same with each file described anew.</summary>
    public ModelManifest WithFiles(Func<ManifestFile, ManifestFile> describe) => this with
    {
        Image = Image with { File = Graph(Image.File, describe) },
        Text = Text with
        {
            File = Graph(Text.File, describe),
            TokenizerFiles = Text.TokenizerFiles.ToDictionary(file => file.Key, file => describe(file.Value), StringComparer.Ordinal),
        },
    };

    private static ManifestFile Graph(ManifestFile graph, Func<ManifestFile, ManifestFile> describe) =>
        describe(graph) with { Weights = [.. graph.Weights.Select(describe)] };

    /// <summary>Each once: both towers may lie in one file.</summary>
    public IEnumerable<ManifestFile> Files =>
        new[] { Image.File, Text.File }.SelectMany(graph => graph.Weights.Prepend(graph)).Concat(Text.TokenizerFiles.Values).DistinctBy(file => file.Path);
}

/// <summary>An input or output of an ONNX graph.</summary>
internal sealed record TensorName(string Name, TensorType Type);

internal enum TensorType
{
    Float32,
    Float16,
    Int32,
    Int64,
}
