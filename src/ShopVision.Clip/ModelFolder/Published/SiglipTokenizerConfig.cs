using System.Text;
using ShopVision.Clip.Tokenizing;
using ShopVision.Clip.Tokenizing.Unigram;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>SigLIP's tokenizer as spiece.model and tokenizer_config.json state it; what is left out is as in transformers' SiglipTokenizer.</summary>
internal static class SiglipTokenizerConfig
{
    private const string PiecesFile = "spiece.model";
    private const string DefaultEnd = "</s>";

    public static PublishedTokenizer Read(string folder)
    {
        var file = Path.Combine(folder, PublishedTokenizer.ConfigFile);
        var pieces = Path.Combine(folder, PiecesFile);
        if (!File.Exists(pieces))
            throw new ShopVisionException(
                ErrorCode.ModelMissing, $"Expected the file '{pieces}', which is missing. Add it from the repository that the model was exported from.");
        return ManifestNode.ReadFile(file, config =>
        {
            _ = config.Word("tokenizer_class", ("SiglipTokenizer", true), ("SiglipTokenizerFast", true));
            var model = SentencePieceModel.Load(pieces);
            return new PublishedTokenizer
            {
                Kind = TextTokenizers.Unigram,
                Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["model"] = PiecesFile },
                Cleaning = SentencePieceTokenizer.SiglipCleaned,
                LowerCase = config.OptionalFlag("do_lower_case") ?? true,
                BeginId = null,
                EndId = IdOf(model, PublishedTokenizer.ReadToken(config, "eos_token", DefaultEnd), file),
                PadId = IdOf(model, PublishedTokenizer.ReadToken(config, "pad_token", DefaultEnd), file),
                ContextLength = new Statement(file, "'model_max_length'", PublishedTokenizer.ReadLength(config)),
            };
        });
    }

    private static int IdOf(SentencePieceModel model, string token, string file)
    {
        var utf8 = Encoding.UTF8.GetBytes(token);
        for (var id = 0; id < model.Pieces.Count; id++)
            if (model.Pieces[id].Utf8.AsSpan().SequenceEqual(utf8))
                return id;
        throw new ShopVisionException(ErrorCode.ModelInvalid, $"{model.File}: expected a piece for the token \"{token}\" of {file}, found none.");
    }
}
