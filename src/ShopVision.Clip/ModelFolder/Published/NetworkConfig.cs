namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>What config.json says of the network. Most of that file describes how to train and generate, and is not read.</summary>
internal sealed record NetworkConfig(NetworkFamily Family, Statement ImageSize, Statement Dimensions, Statement ContextLength)
{
    public static NetworkConfig Read(string folder)
    {
        var file = Path.Combine(folder, HuggingFaceLayout.ConfigFile);
        return ManifestNode.ReadFile(file, config =>
        {
            var (image, text) = (config.OptionalObject("vision_config"), config.OptionalObject("text_config"));
            Activation.ThrowIfUnknown(image);
            Activation.ThrowIfUnknown(text);
            return new NetworkConfig(
                config.Word("model_type", ("clip", NetworkFamily.Clip), ("siglip", NetworkFamily.Siglip), ("chinese_clip", NetworkFamily.ChineseClip)),
                new Statement(file, "'vision_config.image_size'", image?.OptionalWhole("image_size", least: 1)),
                // The towers' own projection_dim is not used by the network and is often a leftover.
                new Statement(file, "'projection_dim'", config.OptionalWhole("projection_dim", least: 1)),
                new Statement(file, "'text_config.max_position_embeddings'", text?.OptionalWhole("max_position_embeddings", least: 3)));
        });
    }
}

/// <summary>How transformers calls a kind of dual encoder.</summary>
internal enum NetworkFamily
{
    Clip,
    Siglip,

    /// <summary>With BERT for its text tower.</summary>
    ChineseClip,
}
