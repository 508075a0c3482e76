using ShopVision.Clip.Tokenizing;

namespace ShopVision.Clip.ModelFolder;

/// <summary>The text encoder and its tokenizer.</summary>
internal sealed record TextTower
{
    public required ManifestFile File { get; init; }

    public required TensorName Ids { get; init; }

    /// <summary>1 for real tokens, 0 for padding; null where the graph asks for none.</summary>
    public required TensorName? Mask { get; init; }

    public required TensorName Output { get; init; }

    public string[] InputNames => Mask is null ? [Ids.Name] : [Ids.Name, Mask.Name];

    /// <summary>What model.json calls the tokenizer, a key of <see cref="TextTokenizers"/>.</summary>
    public required string Tokenizer { get; init; }

    public required IReadOnlyDictionary<string, ManifestFile> TokenizerFiles { get; init; }

    /// <summary>What is done to a text before it is taken apart, in model.json's word.</summary>
    public required string Cleaning { get; init; }

    public required bool LowerCase { get; init; }

    /// <summary>Ids per text, begin and end included.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Null where the tokenizer puts nothing in front.</summary>
    public required int? BeginId { get; init; }

    /// <summary>Null where the tokenizer puts nothing behind.</summary>
    public required int? EndId { get; init; }

    public required int PadId { get; init; }

    /// <summary>Pad to the context length always, or only to the longest text of the batch.</summary>
    public required bool PadsToContext { get; init; }
}
