using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>The parts of <c>tokenizer.json</c> that a unigram tokenizer needs.</summary>
internal sealed record UnigramJson(
    UnigramJson.AddedToken[]? AddedTokens,
    [property: JsonPropertyName("normalizer")] UnigramJson.Normalizer? Normalization,
    UnigramJson.MetaspaceJson? PreTokenizer,
    UnigramJson.ModelJson? Model)
{
    internal sealed record AddedToken(int Id, string? Content, bool Normalized, bool SingleWord, bool Lstrip, bool Rstrip);

    internal sealed record Normalizer(
        string? Type, Normalizer[]? Normalizers, bool? StripLeft, bool? StripRight, PatternJson? Pattern, string? Content, byte[]? PrecompiledCharsmap);

    internal sealed record PatternJson([property: JsonPropertyName("Regex")] string? Regex);

    internal sealed record MetaspaceJson(string? Type, string? Replacement, string? PrependScheme, bool? Split);

    internal sealed record ModelJson(string? Type, int? UnkId, bool? ByteFallback, JsonElement[][]? Vocab);

    public static UnigramJson Load(string file)
    {
        var json = TokenizerJson.Read<UnigramJson>(file, "a Unigram tokenizer");
        TokenizerJson.Expect(file, "pre_tokenizer.type", "Metaspace", json.PreTokenizer?.Type);
        TokenizerJson.Expect(file, "pre_tokenizer.replacement", "\u2581", json.PreTokenizer!.Replacement);
        TokenizerJson.Expect(file, "pre_tokenizer.prepend_scheme", "always", json.PreTokenizer.PrependScheme);
        TokenizerJson.Expect(file, "pre_tokenizer.split", true, json.PreTokenizer.Split);
        TokenizerJson.Expect(file, "model.type", "Unigram", json.Model?.Type);
        foreach (var token in json.AddedTokens ?? [])
            if (token is not { Content.Length: > 0, Normalized: false, SingleWord: false, Lstrip: false, Rstrip: false })
                throw TokenizerJson.Fault(file, "added_tokens", "tokens that are cut out of the raw text as they stand", $"\"{token?.Content}\" with other rules");
        return json;
    }

    public UnigramVocabulary Vocabulary(string file)
    {
        var pieces = (Model!.Vocab ?? []).Select((entry, id) => Piece(entry, id, file)).ToList();
        return Model.UnkId is >= 0 and var unknown && unknown < pieces.Count
            ? new UnigramVocabulary(file, pieces, unknown, Model.ByteFallback ?? false, singlePrecision: false)
            : throw TokenizerJson.Fault(file, "model.unk_id", $"a piece's id, less than {pieces.Count}", $"{Model.UnkId}");
    }

    private static UnigramPiece Piece(JsonElement[] entry, int id, string file) =>
        entry is [{ ValueKind: JsonValueKind.String } text, { ValueKind: JsonValueKind.Number } score]
            && text.GetString() is { Length: > 0 } piece && score.TryGetDouble(out var value) && double.IsFinite(value)
            ? new UnigramPiece(Encoding.UTF8.GetBytes(piece), value, PieceType.Normal)
            : throw TokenizerJson.Fault(file, $"model.vocab[{id}]", "a piece and its score", "something else");
}
