using System.Text;
using ShopVision.Clip.Tokenizing;
using ShopVision.Clip.Tokenizing.Unigram;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// SigLIP's tokenizer as spiece.model, or tokenizer.json alone, and tokenizer_config.json state it; what is left out is as in
/// transformers' SiglipTokenizer.
/// </summary>
internal static class SiglipTokenizerConfig
{
    public static readonly string[] Classes = ["SiglipTokenizer", "SiglipTokenizerFast"];

    /// <summary>Of these tokenizer.json says all, and spiece.model alone not enough.</summary>
    public static readonly string[] FastClasses = ["T5Tokenizer", "T5TokenizerFast", "PreTrainedTokenizerFast"];

    private const string PiecesFile = "spiece.model";
    private const string DefaultEnd = "</s>";

    public static PublishedTokenizer Read(TokenizerFolder folder) =>
        folder.ReadConfig((config, file) => Read(folder, config, file)) ?? throw folder.Missing(Path.GetFileName(folder.ConfigPath));

    private static PublishedTokenizer Read(TokenizerFolder folder, ManifestNode config, string file)
    {
        var saysCleaning = Classes.Contains(TokenizerFolder.ExpectClass(config, [.. Classes, .. FastClasses]));
        var length = new Statement(file, "'model_max_length'", PublishedTokenizer.ReadLength(config));
        var (end, pad) = (PublishedTokenizer.ReadToken(config, "eos_token", DefaultEnd), PublishedTokenizer.ReadToken(config, "pad_token", DefaultEnd));
        if (saysCleaning && folder.Has(PiecesFile))
        {
            var pieces = SentencePieceModel.Load(folder.PathOf(PiecesFile)).Pieces.Select(piece => piece.Utf8).ToList();
            return new PublishedTokenizer
            {
                Kind = TextTokenizers.Unigram,
                Files = folder.Named(("model", PiecesFile)),
                Cleaning = SentencePieceTokenizer.SiglipCleaned,
                LowerCase = config.OptionalFlag("do_lower_case") ?? true,
                BeginId = null,
                EndId = IdOf(end, pieces, folder.PathOf(PiecesFile), file),
                PadId = IdOf(pad, pieces, folder.PathOf(PiecesFile), file),
                ContextLength = length,
            };
        }

        if (!folder.Has(TokenizerFolder.FastFile))
            throw saysCleaning ? folder.Missing(PiecesFile, TokenizerFolder.FastFile) : folder.Missing(TokenizerFolder.FastFile);
        var fast = folder.PathOf(TokenizerFolder.FastFile);
        var json = UnigramJson.Load(fast);
        return new PublishedTokenizer
        {
            Kind = TextTokenizers.Unigram,
            Files = folder.Named(("model", TokenizerFolder.FastFile)),
            Cleaning = TextTokenizers.NoCleaning,
            LowerCase = false,
            BeginId = null,
            EndId = IdOf(end, json, fast, file),
            PadId = IdOf(pad, json, fast, file),
            ContextLength = length,
        };
    }

    private static int IdOf(string token, UnigramJson json, string file, string statedIn) =>
        json.AddedTokens?.FirstOrDefault(added => added.Content == token)?.Id
        ?? IdOf(token, [.. (json.Model!.Vocab ?? []).Select(piece => Encoding.UTF8.GetBytes(piece[0].GetString() ?? ""))], file, statedIn);

    private static int IdOf(string token, List<byte[]> pieces, string file, string statedIn)
    {
        var utf8 = Encoding.UTF8.GetBytes(token);
        var id = pieces.FindIndex(piece => piece.AsSpan().SequenceEqual(utf8));
        return id >= 0
            ? id
            : throw new ShopVisionException(ErrorCode.ModelInvalid, $"{file}: expected a piece for the token \"{token}\" of {statedIn}, found none.");
    }
}
