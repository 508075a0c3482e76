using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// CLIP's tokenizer as vocab.json, merges.txt and tokenizer_config.json state it. The last may be missing or leave fields out: then
/// the values of transformers' CLIPTokenizer hold.
/// </summary>
internal sealed record TokenizerConfig(int BeginId, int EndId, int PadId, Statement ContextLength)
{
    public const string VocabularyFile = "vocab.json";
    public const string MergesFile = "merges.txt";
    private const string FileName = "tokenizer_config.json";
    private const string FastFile = "tokenizer.json";
    private const string DefaultBegin = "<|startoftext|>";
    private const string DefaultEnd = "<|endoftext|>";

    public static TokenizerConfig Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, VocabularyFile)) && File.Exists(Path.Combine(folder, FastFile)))
            throw new ShopVisionException(
                ErrorCode.ModelMissing,
                $"Expected '{VocabularyFile}' and '{MergesFile}' in '{folder}', found only '{FastFile}', which this version does not read. "
                + "Add the two from the repository that the model was exported from.");
        var file = Path.Combine(folder, FileName);
        var (begin, end, pad, length) = File.Exists(file)
            ? ManifestNode.ReadFile(file, ReadTokens)
            : (DefaultBegin, DefaultEnd, DefaultEnd, null);
        // config.json has ids too, but OpenAI's own gives 2 for the end: the vocabulary knows.
        return ManifestNode.ReadFile(Path.Combine(folder, VocabularyFile), vocabulary => new TokenizerConfig(
            vocabulary.Whole(begin), vocabulary.Whole(end), vocabulary.Whole(pad), new Statement(file, "'model_max_length'", length)));
    }

    private static (string Begin, string End, string Pad, int? Length) ReadTokens(ManifestNode node)
    {
        if (node.Has("tokenizer_class"))
            _ = node.Word("tokenizer_class", ("CLIPTokenizer", true), ("CLIPTokenizerFast", true));
        if (!(node.OptionalFlag("do_lower_case") ?? true))
            throw node.Fault("do_lower_case", "true, because CLIP's tokenizer always lower-cases", "false");
        return (
            ReadToken(node, "bos_token", DefaultBegin),
            ReadToken(node, "eos_token", DefaultEnd),
            ReadToken(node, "pad_token", DefaultEnd),
            // transformers writes 1e30 for "no limit".
            node.OptionalNumber("model_max_length") is { } length and < int.MaxValue ? (int)length : null);
    }

    private static string ReadToken(ManifestNode node, string name, string otherwise) => node.HoldsObject(name)
        ? node.Object(name).Text("content")
        : node.OptionalText(name) ?? otherwise;
}
