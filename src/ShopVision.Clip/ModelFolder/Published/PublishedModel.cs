namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>What the configuration files of a published folder say together; its graphs are still to be asked.</summary>
internal sealed record PublishedModel
{
    /// <summary>The file of the image tower's graph, relative to the folder.</summary>
    public required string ImageGraph { get; init; }

    public required string TextGraph { get; init; }

    /// <summary>The export that computes logits from a picture and a text; null where there is none.</summary>
    public required string? CombinedGraph { get; init; }

    /// <summary>Trained with a sigmoid for each pair, as SigLIP is, and not with a softmax over many.</summary>
    public required bool IsSigmoid { get; init; }

    public required PublishedPreprocessing Preprocessing { get; init; }

    public required PublishedTokenizer Tokenizer { get; init; }

    public required Statement ImageSize { get; init; }

    public required Statement ContextLength { get; init; }

    public required Statement Dimensions { get; init; }
}
