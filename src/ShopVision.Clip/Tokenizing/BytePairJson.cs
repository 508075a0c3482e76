using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShopVision.Clip.Tokenizing;

/// <summary>
/// CLIP's tokenizer as Hugging Face's <c>tokenizer.json</c> states it. The file must ask for what <see cref="ClipTokenizer"/> does; its
/// truncation and padding are not read, because every caller sets them.
/// </summary>
internal sealed record BytePairJson(
    BytePairJson.AddedToken[]? AddedTokens,
    [property: JsonPropertyName("normalizer")] BytePairJson.Step? Normalization,
    BytePairJson.Step? PreTokenizer,
    BytePairJson.Ends? PostProcessor,
    BytePairJson.ModelJson? Model)
{
    private const string WordPattern = @"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+";

    /// <summary>A token that is cut out of the text: of the cleaned text where it is <paramref name="Normalized"/>, else of the raw one.</summary>
    internal sealed record AddedToken(int Id, string? Content, bool Normalized, bool SingleWord, bool Lstrip, bool Rstrip);

    internal sealed record Step(
        string? Type, Step[]? Normalizers, Step[]? Pretokenizers, PatternJson? Pattern, string? Content, string? Behavior, bool? Invert, bool? AddPrefixSpace);

    internal sealed record PatternJson([property: JsonPropertyName("Regex")] string? Regex);

    /// <summary>What stands before and behind a text, a token and its id each.</summary>
    internal sealed record Ends(string? Type, JsonElement[]? Cls, JsonElement[]? Sep, TemplatePart[]? Single, Dictionary<string, SpecialToken>? SpecialTokens);

    internal sealed record TemplatePart(
        [property: JsonPropertyName("SpecialToken")] TemplateId? SpecialToken, [property: JsonPropertyName("Sequence")] TemplateId? Sequence);

    internal sealed record TemplateId(string? Id);

    internal sealed record SpecialToken(int[]? Ids);

    internal sealed record ModelJson(
        string? Type,
        double? Dropout,
        string? UnkToken,
        string? ContinuingSubwordPrefix,
        string? EndOfWordSuffix,
        bool? ByteFallback,
        bool? IgnoreMerges,
        Dictionary<string, int>? Vocab,
        JsonElement[]? Merges);

    public bool LowerCases => Normalization!.Normalizers!.Length == 3;

    public static BytePairJson Load(string file)
    {
        var json = TokenizerJson.Read<BytePairJson>(file, "a byte-pair tokenizer");
        json.CheckNormalizer(file);
        json.CheckPreTokenizer(file);
        json.CheckModel(file);
        foreach (var token in json.AddedTokens ?? [])
            if (token is not { Content.Length: > 0, SingleWord: false, Lstrip: false, Rstrip: false })
                throw TokenizerJson.Fault(file, "added_tokens", "tokens that are cut out as they stand", $"\"{token?.Content}\" with other rules");
        return json;
    }

    /// <summary>The id of a token that <paramref name="statedIn"/>, another file, names.</summary>
    public int IdOf(string token, string file, string statedIn) =>
        (AddedTokens ?? []).FirstOrDefault(added => added.Content == token)?.Id
        ?? (Model!.Vocab is { } vocabulary && vocabulary.TryGetValue(token, out var id)
            ? id
            : throw TokenizerJson.Fault(file, "added_tokens", $"a list with \"{token}\", which '{statedIn}' names", "no such token there or in 'model.vocab'"));

    /// <summary>The added tokens that are cut out of the cleaned text, or of the raw one.</summary>
    public SpecialTokens Special(bool ofCleanText, bool lowerCase) => new([.. (AddedTokens ?? [])
        .Where(token => token.Normalized == ofCleanText)
        .Select(token => (ofCleanText ? TextCleaning.Clean(token.Content!, lowerCase) : token.Content!, token.Id))]);

    /// <summary>The model's tokens and the added ones.</summary>
    public BytePairVocabulary Vocabulary(string file)
    {
        var ids = new Dictionary<string, int>(Model!.Vocab ?? [], StringComparer.Ordinal);
        foreach (var token in AddedTokens ?? [])
            if (!ids.TryAdd(token.Content!, token.Id) && ids[token.Content!] != token.Id)
                throw TokenizerJson.Fault(file, "added_tokens", $"\"{token.Content}\" with the id {ids[token.Content!]} of 'model.vocab'", $"{token.Id}");
        if (Model.UnkToken is { } unknown && !ids.ContainsKey(unknown))
            throw TokenizerJson.Fault(file, "model.unk_token", "a token of the vocabulary", $"\"{unknown}\"");
        return new BytePairVocabulary(file, ids, (Model.Merges ?? []).Select((merge, rank) => Pair(merge, rank, file)));
    }

    /// <summary>The ids that the post-processor puts before and behind each text.</summary>
    public (int BeginId, int EndId) ReadEnds(string file) => PostProcessor switch
    {
        { Type: "RobertaProcessing" or "BertProcessing", Cls: [{ ValueKind: JsonValueKind.String }, var begin], Sep: [{ ValueKind: JsonValueKind.String }, var end] }
            when begin.ValueKind == JsonValueKind.Number && begin.TryGetInt32(out var beginId) && end.ValueKind == JsonValueKind.Number && end.TryGetInt32(out var endId)
            => (beginId, endId),
        { Type: "TemplateProcessing", Single: [{ SpecialToken.Id: { } begin }, { Sequence: not null }, { SpecialToken.Id: { } end }], SpecialTokens: { } tokens }
            when tokens.GetValueOrDefault(begin) is { Ids: [var beginId] } && tokens.GetValueOrDefault(end) is { Ids: [var endId] }
            => (beginId, endId),
        _ => throw TokenizerJson.Fault(
            file, "post_processor", "a RobertaProcessing, BertProcessing or TemplateProcessing that puts one token before a text and one behind", PostProcessor?.Type ?? "none"),
    };

    private void CheckNormalizer(string file)
    {
        TokenizerJson.Expect(file, "normalizer.type", "Sequence", Normalization?.Type);
        if (Normalization!.Normalizers is not [{ Type: "NFC" }, { Type: "Replace", Pattern.Regex: @"\s+", Content: " " }, .. var casing]
            || casing is not ([] or [{ Type: "Lowercase" }]))
            throw TokenizerJson.Fault(
                file, "normalizer.normalizers", @"NFC, Replace of \s+ by a space, and Lowercase or nothing", Names(Normalization.Normalizers));
    }

    private void CheckPreTokenizer(string file)
    {
        TokenizerJson.Expect(file, "pre_tokenizer.type", "Sequence", PreTokenizer?.Type);
        if (PreTokenizer!.Pretokenizers is not [{ Type: "Split" } split, { Type: "ByteLevel" } bytes])
            throw TokenizerJson.Fault(file, "pre_tokenizer.pretokenizers", "Split, ByteLevel", Names(PreTokenizer.Pretokenizers));
        TokenizerJson.Expect(file, "pre_tokenizer.pretokenizers[0].pattern.Regex", WordPattern, split.Pattern?.Regex);
        TokenizerJson.Expect(file, "pre_tokenizer.pretokenizers[0].behavior", "Removed", split.Behavior);
        TokenizerJson.Expect(file, "pre_tokenizer.pretokenizers[0].invert", true, split.Invert);
        TokenizerJson.Expect(file, "pre_tokenizer.pretokenizers[1].add_prefix_space", false, bytes.AddPrefixSpace);
    }

    private void CheckModel(string file)
    {
        TokenizerJson.Expect(file, "model.type", "BPE", Model?.Type);
        TokenizerJson.Expect(file, "model.dropout", 0, Model!.Dropout ?? 0);
        TokenizerJson.Expect(file, "model.continuing_subword_prefix", "", Model.ContinuingSubwordPrefix ?? "");
        TokenizerJson.Expect(file, "model.end_of_word_suffix", BytePairVocabulary.EndOfWord, Model.EndOfWordSuffix);
        TokenizerJson.Expect(file, "model.byte_fallback", false, Model.ByteFallback ?? false);
        TokenizerJson.Expect(file, "model.ignore_merges", false, Model.IgnoreMerges ?? false);
    }

    // Older files write "i n", newer ones ["i", "n"].
    private static (string, string) Pair(JsonElement merge, int rank, string file) => merge switch
    {
        { ValueKind: JsonValueKind.String } when merge.GetString()!.Split(' ') is [var left, var right] => (left, right),
        { ValueKind: JsonValueKind.Array } when merge.EnumerateArray().ToArray() is
            [{ ValueKind: JsonValueKind.String } left, { ValueKind: JsonValueKind.String } right] => (left.GetString()!, right.GetString()!),
        _ => throw TokenizerJson.Fault(file, $"model.merges[{rank}]", "two tokens, in a list or with a space between them", merge.GetRawText()),
    };

    private static string Names(Step[]? steps) => string.Join(", ", (steps ?? []).Select(step => step?.Type ?? "none"));
}
