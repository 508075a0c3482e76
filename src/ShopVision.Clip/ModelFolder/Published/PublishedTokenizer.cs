namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>A tokenizer as published files state it. The ids are looked up by token: config.json has ids too, but OpenAI's own gives 2 for the end.</summary>
internal sealed record PublishedTokenizer
{
    public required string Kind { get; init; }

    /// <summary>By their names in model.json.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    public required string Cleaning { get; init; }

    public required bool LowerCase { get; init; }

    public required int? BeginId { get; init; }

    public required int EndId { get; init; }

    public required int PadId { get; init; }

    public required Statement ContextLength { get; init; }

    /// <summary>Null where the context is said to have no limit, for which transformers writes 1e30.</summary>
    public static int? ReadLength(ManifestNode config) =>
        config.OptionalNumber("model_max_length") is { } length and < int.MaxValue ? (int)length : null;

    /// <summary>A token is written as text or as an object with more about it.</summary>
    public static string ReadToken(ManifestNode config, string name, string otherwise) => config.HoldsObject(name)
        ? config.Object(name).Text("content")
        : config.OptionalText(name) ?? otherwise;
}
