namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>What open_clip's <c>model_cfg</c> says. How the towers are built stands in their graphs, and is not read here.</summary>
internal sealed record OpenClipNetwork(
    bool IsSigmoid, Statement ImageSize, Statement Dimensions, Statement ContextLength, PublishedTokenizer Tokenizer)
{
    private const int DefaultContext = 77;

    /// <summary><paramref name="at"/> is where the configuration stands in the file, for messages.</summary>
    public static OpenClipNetwork Read(string file, string at, ManifestNode config, TokenizerFolder tokenizer)
    {
        var (image, text) = (config.Object("vision_cfg"), config.Object("text_cfg"));
        return new OpenClipNetwork(
            // Only losses that look at each pair by itself have a bias.
            config.Has("init_logit_bias"),
            new Statement(file, $"'{at}vision_cfg.image_size'", image.Has("image_size") ? OpenClipPreprocessing.ReadSide(image, "image_size") : null),
            new Statement(file, $"'{at}embed_dim'", config.Whole("embed_dim", least: 1)),
            new Statement(file, $"'{at}text_cfg.context_length'", text.OptionalWhole("context_length", least: 3) ?? DefaultContext),
            OpenClipTokenizer.Read(text, tokenizer));
    }
}
