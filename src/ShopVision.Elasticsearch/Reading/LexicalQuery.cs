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

    public LexicalQuery(QueryReader reader, string text)
    {
        _parts = reader.Read(text);
        _codes = [.. ProductCodes.OfQuery(text)];
    }

    /// <summary>Words that say nothing match nothing.</summary>
    public bool IsEmpty => _parts.Count == 0;

    public void Write(Utf8JsonWriter json) => json.Object(() => json.Object("bool", () =>
    {
        json.WriteString("_name", Words);
        json.WriteNumber("minimum_should_match", 1);
        json.Array("should", () =>
        {
            foreach (var part in _parts)
                Write(json, part);
            if (_codes.Length > 0)
                WriteNamed(json);
        });
    }));

    /// <summary>Whether anything matches, without a score.</summary>
    public void WriteCondition(Utf8JsonWriter json) => json.Object(() => json.Object("bool", () => json.Array("filter", () => Write(json))));

    private void WriteNamed(Utf8JsonWriter json) => json.Object(() => json.Object("constant_score", () =>
    {
        json.WriteStartObject("filter");
        json.Object("terms", () => json.Texts(FieldPaths.Words, _codes));
        json.WriteEndObject();
        json.WriteNumber("boost", Lift);
        json.WriteString("_name", Named);
    }));

    private static void Write(Utf8JsonWriter json, QueryPart part)
    {
        if (part.Wordings is [var only])
        {
            Write(json, only, boost: 1);
            return;
        }

        json.Object(() => json.Object("dis_max", () => json.Array("queries", () =>
        {
            foreach (var wording in part.Wordings)
                Write(json, wording, wording.IsTyped || !part.Wordings.Any(other => other.IsTyped) ? 1 : SynonymShare);
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
