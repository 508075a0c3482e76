using ShopVision.Clip.Tokenizing;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// CLIP's tokenizer as vocab.json, merges.txt and tokenizer_config.json state it. The last may be missing or leave fields out: then
/// the values of transformers' CLIPTokenizer hold.
/// </summary>
internal static class ClipTokenizerConfig
{
    private const string VocabularyFile = "vocab.json";
    private const string MergesFile = "merges.txt";
    private const string FastFile = "tokenizer.json";
    private const string DefaultBegin = "<|startoftext|>";
    private const string DefaultEnd = "<|endoftext|>";

    public static PublishedTokenizer Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, VocabularyFile)) && File.Exists(Path.Combine(folder, FastFile)))
            throw new ShopVisionException(
                ErrorCode.ModelMissing,
                $"Expected '{VocabularyFile}' and '{MergesFile}' in '{folder}', found only '{FastFile}', which this version does not read. "
                + "Add the two from the repository that the model was exported from.");
        var file = Path.Combine(folder, PublishedTokenizer.ConfigFile);
        var (begin, end, pad, length) = File.Exists(file)
            ? ManifestNode.ReadFile(file, ReadTokens)
            : (DefaultBegin, DefaultEnd, DefaultEnd, null);
        return ManifestNode.ReadFile(Path.Combine(folder, VocabularyFile), vocabulary => new PublishedTokenizer
        {
            Kind = TextTokenizers.BytePair,
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["vocab"] = VocabularyFile, ["merges"] = MergesFile },
            Cleaning = TextTokenizers.Whitespace,
            LowerCase = true,
            BeginId = vocabulary.Whole(begin),
            EndId = vocabulary.Whole(end),
            PadId = vocabulary.Whole(pad),
            ContextLength = new Statement(file, "'model_max_length'", length),
        });
    }

    private static (string Begin, string End, string Pad, int? Length) ReadTokens(ManifestNode config)
    {
        if (config.Has("tokenizer_class"))
            _ = config.Word("tokenizer_class", ("CLIPTokenizer", true), ("CLIPTokenizerFast", true));
        if (!(config.OptionalFlag("do_lower_case") ?? true))
            throw config.Fault("do_lower_case", "true, because CLIP's tokenizer always lower-cases", "false");
        return (
            PublishedTokenizer.ReadToken(config, "bos_token", DefaultBegin),
            PublishedTokenizer.ReadToken(config, "eos_token", DefaultEnd),
            PublishedTokenizer.ReadToken(config, "pad_token", DefaultEnd),
            PublishedTokenizer.ReadLength(config));
    }
}
