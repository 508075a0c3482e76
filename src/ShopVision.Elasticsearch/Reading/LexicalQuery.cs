using System.Text.Json;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>A lexical leg as it is asked: any part matches, the parts that match add up, and of the ways to say a part the best counts.</summary>
internal sealed class LexicalQuery
{
    /// <summary>The names under which an answer tells what matched, with its score.</summary>
    public const string Words = "words";
    public const string Named = "named";

    /// <summary>What a product's own code adds, so that it comes first; far above any sum of words.</summary>
    public const double Lift = 10_000;

    /// <summary>What was typed comes before what means the same.</summary>
    private const double SynonymShare = 0.9;

    private readonly IReadOnlyList<QueryPart> _parts;
    private readonly string[] _codes;
    private readonly WordCounts _counts;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Slip>>? _slips;

    public LexicalQuery(QueryReader reader, string text)
        : this(reader.Read(text), [.. ProductCodes.OfQuery(text)], WordCounts.None, slips: null)
    {
    }

    private LexicalQuery(IReadOnlyList<QueryPart> parts, string[] codes, WordCounts counts, IReadOnlyDictionary<string, IReadOnlyList<Slip>>? slips) =>
        (_parts, _codes, _counts, _slips) = (parts, codes, counts, slips);

    /// <summary>Words that say nothing match nothing.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>The terms whose rarity decides how much a synonym weighs beside what was typed.</summary>
    public IReadOnlyList<string> Compared =>
        [.. _parts.Where(HasSynonyms).SelectMany(part => part.Wordings).SelectMany(wording => wording.Terms).Distinct()];

    /// <summary>The terms that are asked back about, in case that no product has them; none once it has been answered.</summary>
    public IReadOnlyList<string> MaybeMistyped =>
        _slips is not null ? [] : [.. _parts.Where(part => part.MayBeMistyped).Select(part => part.Wordings[0].Terms[0]).Where(Slip.MayBe)];

    public LexicalQuery Weighed(WordCounts counts) => new(_parts, _codes, counts, _slips);

    /// <summary>With the words that a mistyped one may mean beside it.</summary>
    public LexicalQuery Forgiving(IReadOnlyDictionary<string, IReadOnlyList<Slip>> slips) => new(_parts, _codes, _counts, slips);

    public void Write(Utf8JsonWriter json) => json.Object(() => json.Object("bool", () =>
    {
        json.WriteString("_name", Words);
        json.WriteNumber("minimum_should_match", 1);
        json.Array("should", () =>
        {
            foreach (var part in _parts)
                Write(json, [.. WordingsOf(part)]);
            if (_codes.Length > 0)
                WriteNamed(json);
        });
    }));

    /// <summary>Whether anything matches, without a score.</summary>
    public void WriteCondition(Utf8JsonWriter json) => json.Object(() => json.Object("bool", () => json.Array("filter", () => Write(json))));

    private static bool HasSynonyms(QueryPart part) => part.Wordings.Count > 1 && part.Wordings.Any(wording => wording.IsTyped);

    private IEnumerable<(Wording Wording, double Weight)> WordingsOf(QueryPart part)
    {
        var typed = HasSynonyms(part) ? part.Wordings.First(wording => wording.IsTyped) : null;
        foreach (var wording in part.Wordings)
            // A synonym that is rarer than the typed word would outweigh it otherwise.
            yield return (wording, wording.IsTyped || typed is null ? 1 : SynonymShare * _counts.Share(typed, wording));
        if (part.MayBeMistyped && _slips?.GetValueOrDefault(part.Wordings[0].Terms[0]) is { } slips)
            foreach (var slip in slips)
                yield return (new Wording([slip.Word], NeedsAll: false, IsTyped: false), slip.Weight);
    }

    private void WriteNamed(Utf8JsonWriter json) => json.Object(() => json.Object("constant_score", () =>
    {
        json.WriteStartObject("filter");
        json.Object("terms", () => json.Texts(FieldPaths.Words, _codes));
        json.WriteEndObject();
        json.WriteNumber("boost", Lift);
        json.WriteString("_name", Named);
    }));

    private static void Write(Utf8JsonWriter json, (Wording Wording, double Weight)[] wordings)
    {
        if (wordings is [var only])
        {
            Write(json, only.Wording, only.Weight);
            return;
        }

        json.Object(() => json.Object("dis_max", () => json.Array("queries", () =>
        {
            foreach (var (wording, weight) in wordings)
                Write(json, wording, weight);
        })));
    }

    private static void Write(Utf8JsonWriter json, Wording wording, double boost) => json.Object(() => json.Object("bool", () =>
    {
        json.WriteNumber("boost", boost);
        json.Array(wording.NeedsAll ? "must" : "should", () =>
        {
            foreach (var term in wording.Terms)
                json.Term(FieldPaths.Words, term);
        });
    }));
}
