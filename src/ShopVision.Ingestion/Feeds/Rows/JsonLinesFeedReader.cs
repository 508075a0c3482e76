using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds.Columns;

namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>
/// One JSON object a line. A value is a text, number, boolean or an array of these; an object within, such as
/// <c>attributes</c>, gives columns named <c>attributes.color</c>, and pictures with roles one column a role.
/// </summary>
internal sealed class JsonLinesFeedReader(Stream feed, string name) : IFeedReader
{
    public IReadOnlyList<string>? Header => null;

    public async IAsyncEnumerable<FeedRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<string> columns = [];
        await foreach (var (number, line) in FeedLines.ReadAsync(feed, name, cancellationToken).ConfigureAwait(false))
        {
            if (!Utf8.IsValid(line.Span))
                throw FeedFaults.NotUtf8(name, number);
            var row = Parse(number, line);
            if (row.Columns.SequenceEqual(columns))
                row = row with { Columns = columns };
            columns = row.Columns;
            yield return row;
        }
    }

    private FeedRow Parse(long number, ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Row(number, document.RootElement)
                : throw Invalid(number, $"holds a JSON {Kind(document.RootElement)}", null);
        }
        catch (JsonException fault)
        {
            throw Invalid(number, $"is broken at byte {fault.BytePositionInLine + 1}", fault);
        }
        catch (InvalidOperationException fault)
        {
            throw Invalid(number, "has a name with half of a surrogate pair", fault);
        }
    }

    /// <summary>Throws <see cref="InvalidOperationException"/> for a name that is no text.</summary>
    public static FeedRow Row(long number, JsonElement product)
    {
        var columns = new List<string>();
        var cells = new List<FeedCell>();
        string? problem = null;
        foreach (var property in product.EnumerateObject())
        {
            if (JsonPictures.AreIn(property))
                AddPictures(property);
            else if (property.Value.ValueKind != JsonValueKind.Object)
                Add(property.Name, property.Value);
            else
                foreach (var inner in property.Value.EnumerateObject())
                    Add($"{property.Name}.{inner.Name}", inner.Value);
        }

        return new FeedRow(number, columns, cells, problem);

        void AddPictures(JsonProperty property)
        {
            var (images, fault) = JsonPictures.Read(property);
            problem ??= fault;
            foreach (var (_, role) in ImageFields.All)
            {
                columns.Add(ImageFields.Column(property.Name, role));
                cells.Add(new FeedCell([.. images.Where(image => image.Role == role).Select(image => image.Source)], IsList: true));
            }
        }

        void Add(string column, JsonElement value)
        {
            var texts = TryTexts(value);
            columns.Add(column);
            cells.Add(new FeedCell(texts ?? [], value.ValueKind == JsonValueKind.Array));
            if (texts is null)
                problem ??= $"'{column}' holds a JSON {Kind(value)} that is not understood. Expected a text, number, boolean or an array of these.";
        }
    }

    private static string[]? TryTexts(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            return TryText(value) is { } single ? [single] : null;
        var items = value.EnumerateArray().Where(item => item.ValueKind != JsonValueKind.Null).ToList();
        string[] texts = [.. items.Select(TryText).OfType<string>()];
        return texts.Length == items.Count ? texts : null;
    }

    /// <summary>Null where the value is no text, number or boolean.</summary>
    public static string? TryText(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: valid JSON, but no text.
            return null;
        }
    }

    private static string Kind(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();

    private ShopVisionException Invalid(long line, string what, Exception? inner) =>
        FeedFaults.Invalid(name, $"Line {line} {what}. Expected one whole JSON object on each line.", inner);
}
