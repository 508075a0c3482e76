using ShopVision.Clip.Tokenizing;
using ShopVision.Clip.Tokenizing.WordPiece;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>BERT's tokenizer as vocab.txt, or tokenizer.json alone, and tokenizer_config.json state it; what is left out is as in transformers' BertTokenizer.</summary>
internal static class BertTokenizerConfig
{
    private const string VocabularyFile = "vocab.txt";

    public static PublishedTokenizer Read(TokenizerFolder folder) =>
        folder.ReadConfig((config, file) => Read(folder, config, file)) ?? throw folder.Missing(Path.GetFileName(folder.ConfigPath));

    private static PublishedTokenizer Read(TokenizerFolder folder, ManifestNode config, string file)
    {
        TokenizerFolder.ExpectClass(config, "BertTokenizer", "BertTokenizerFast");
        var lowerCase = config.OptionalFlag("do_lower_case") ?? true;
        if ((config.OptionalFlag("strip_accents") ?? lowerCase) != lowerCase)
            throw config.Fault("strip_accents", "null or as 'do_lower_case', because this version takes accents off where it lower-cases", "the contrary");
        if (!(config.OptionalFlag("tokenize_chinese_chars") ?? true))
            throw config.Fault("tokenize_chinese_chars", "true, because this version always takes ideographs for words", "false");
        var vocabulary = folder.Has(VocabularyFile) ? VocabularyFile : TokenizerFolder.FastFile;
        if (!folder.Has(vocabulary))
            throw folder.Missing(VocabularyFile, TokenizerFolder.FastFile);
        var pieces = WordPieceVocabulary.Load(folder.PathOf(vocabulary), lowerCase);
        return new PublishedTokenizer
        {
            Kind = TextTokenizers.WordPieces,
            Files = folder.Named(("vocab", vocabulary)),
            Cleaning = TextTokenizers.Bert,
            LowerCase = lowerCase,
            BeginId = pieces.IdOf(PublishedTokenizer.ReadToken(config, "cls_token", "[CLS]"), file),
            EndId = pieces.IdOf(PublishedTokenizer.ReadToken(config, "sep_token", "[SEP]"), file),
            PadId = pieces.IdOf(PublishedTokenizer.ReadToken(config, "pad_token", "[PAD]"), file),
            ContextLength = new Statement(file, "'model_max_length'", PublishedTokenizer.ReadLength(config)),
        };
    }
}
