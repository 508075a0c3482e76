using ShopVision.Clip.Tokenizing;
using ShopVision.Clip.Tokenizing.OpenAi;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// The tokenizer that open_clip's <c>text_cfg</c> asks for: its own, which is OpenAI's, or one of transformers behind a cleaning of its own.
/// Its vocabulary lies in the folder in transformers' files, whatever repository the configuration names.
/// </summary>
internal static class OpenClipTokenizer
{
    private static readonly string[] _bert = ["BertTokenizer", "BertTokenizerFast"];

    public static PublishedTokenizer Read(ManifestNode text, TokenizerFolder folder)
    {
        foreach (var field in (string[])["tokenizer_mode", "tokenizer_type"])
            if (text.OptionalText(field) is { } other)
                throw text.Fault(field, "null, because this version knows no other ways than open_clip's usual one", $"\"{other}\"");
        var clean = ReadCleaning(text);
        var tokenizer = text.OptionalText("hf_tokenizer_name") is null ? ReadOwn(folder, clean) : ReadTransformers(folder, clean);
        // Its texts are as long as the network takes them, whatever the tokenizer's own file says.
        return tokenizer with { ContextLength = tokenizer.ContextLength with { Value = null } };
    }

    /// <summary>Padded with the first token of the vocabulary, which is an ordinary one.</summary>
    private static PublishedTokenizer ReadOwn(TokenizerFolder folder, Cleaning clean)
    {
        clean.Expect("lower", "lower");
        return ClipTokenizerConfig.Read(folder) with { Cleaning = OpenAiTokenizer.OpenClipCleaned, PadId = 0 };
    }

    private static PublishedTokenizer ReadTransformers(TokenizerFolder folder, Cleaning clean)
    {
        string[] unigram = [.. SiglipTokenizerConfig.Classes, .. SiglipTokenizerConfig.FastClasses];
        var name = folder.ReadConfig((config, _) => TokenizerFolder.ExpectClass(config, [.. ClipTokenizerConfig.Classes, .. unigram, .. _bert]))
            ?? throw folder.Missing(Path.GetFileName(folder.ConfigPath));
        if (unigram.Contains(name))
        {
            clean.Expect("whitespace", "canonicalize");
            return SiglipTokenizerConfig.Read(folder) with { Cleaning = TextTokenizers.Canonical, LowerCase = true };
        }

        clean.Expect("whitespace", "whitespace");
        return _bert.Contains(name) ? BertTokenizerConfig.Read(folder) : ClipTokenizerConfig.Read(folder);
    }

    private static Cleaning ReadCleaning(ManifestNode text)
    {
        var node = text.OptionalObject("tokenizer_kwargs");
        var word = node?.OptionalText("clean");
        if (node?.OptionalFlag("strip_sep_token") ?? false)
            throw node.Fault("strip_sep_token", "false, because this version keeps the end of a text", "true");
        node?.ThrowIfUnread();
        return new Cleaning(node ?? text, word);
    }

    private sealed record Cleaning(ManifestNode Node, string? Word)
    {
        public void Expect(string otherwise, string expected)
        {
            if ((Word ?? otherwise) != expected)
                throw Node.Fault("clean", $"\"{expected}\" with this tokenizer", $"\"{Word ?? otherwise}\"");
        }
    }
}
