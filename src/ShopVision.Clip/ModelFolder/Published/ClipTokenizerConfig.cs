using ShopVision.Clip.Tokenizing;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// CLIP's tokenizer as vocab.json and merges.txt, or tokenizer.json alone, and tokenizer_config.json state it. The last may be missing or
/// leave fields out: then the values of transformers' CLIPTokenizer hold.
/// </summary>
internal static class ClipTokenizerConfig
{
    public static readonly string[] Classes = ["CLIPTokenizer", "CLIPTokenizerFast"];

    private const string VocabularyFile = "vocab.json";
    private const string MergesFile = "merges.txt";
    private const string DefaultBegin = "<|startoftext|>";
    private const string DefaultEnd = "<|endoftext|>";

    private sealed record Tokens(string Begin, string End, string Pad, Statement Length)
    {
        public bool? LowerCases { get; init; }
    }

    public static PublishedTokenizer Read(TokenizerFolder folder)
    {
        var tokens = folder.ReadConfig(ReadTokens)
            ?? new Tokens(DefaultBegin, DefaultEnd, DefaultEnd, new Statement(folder.ConfigPath, "'model_max_length'", null));
        if (folder.Has(VocabularyFile) || !folder.Has(TokenizerFolder.FastFile))
            return ReadVocabulary(folder, tokens);
        return ReadFastFile(folder, tokens);
    }

    private static PublishedTokenizer ReadVocabulary(TokenizerFolder folder, Tokens tokens)
    {
        if (tokens.LowerCases is false)
            throw new ShopVisionException(
                ErrorCode.ModelInvalid, $"{folder.ConfigPath}: expected 'do_lower_case' to be true, because CLIP's tokenizer always lower-cases, found false.");
        if (!folder.Has(VocabularyFile))
            throw folder.Missing(VocabularyFile, TokenizerFolder.FastFile);
        return ManifestNode.ReadFile(folder.PathOf(VocabularyFile), vocabulary => new PublishedTokenizer
        {
            Kind = TextTokenizers.BytePair,
            Files = folder.Named(("vocab", VocabularyFile), ("merges", MergesFile)),
            Cleaning = TextTokenizers.Whitespace,
            LowerCase = true,
            BeginId = vocabulary.Whole(tokens.Begin),
            EndId = vocabulary.Whole(tokens.End),
            PadId = vocabulary.Whole(tokens.Pad),
            ContextLength = tokens.Length,
        });
    }

    private static PublishedTokenizer ReadFastFile(TokenizerFolder folder, Tokens tokens)
    {
        var file = folder.PathOf(TokenizerFolder.FastFile);
        var json = BytePairJson.Load(file);
        var (beginId, endId) = json.ReadEnds(file);
        foreach (var (token, id) in new[] { (tokens.Begin, beginId), (tokens.End, endId) })
            if (json.IdOf(token, file, folder.ConfigPath) is var named && named != id)
                throw TokenizerJson.Fault(file, "post_processor", $"to put {named} (\"{token}\"), as '{folder.ConfigPath}' says", $"{id}");
        if (tokens.LowerCases is { } lowerCases && lowerCases != json.LowerCases)
            throw TokenizerJson.Fault(
                file, "normalizer.normalizers", lowerCases ? "with Lowercase, as 'do_lower_case' of tokenizer_config.json says" : "without Lowercase, as 'do_lower_case' of tokenizer_config.json says", "the contrary");
        return new PublishedTokenizer
        {
            Kind = TextTokenizers.BytePair,
            Files = folder.Named(("tokenizer", TokenizerFolder.FastFile)),
            Cleaning = TextTokenizers.Whitespace,
            LowerCase = json.LowerCases,
            BeginId = beginId,
            EndId = endId,
            PadId = json.IdOf(tokens.Pad, file, folder.ConfigPath),
            ContextLength = tokens.Length,
        };
    }

    private static Tokens ReadTokens(ManifestNode config, string file)
    {
        if (config.Has("tokenizer_class"))
            TokenizerFolder.ExpectClass(config, Classes);
        return new Tokens(
            PublishedTokenizer.ReadToken(config, "bos_token", DefaultBegin),
            PublishedTokenizer.ReadToken(config, "eos_token", DefaultEnd),
            PublishedTokenizer.ReadToken(config, "pad_token", DefaultEnd),
            new Statement(file, "'model_max_length'", PublishedTokenizer.ReadLength(config)))
        {
            LowerCases = config.OptionalFlag("do_lower_case"),
        };
    }
}
