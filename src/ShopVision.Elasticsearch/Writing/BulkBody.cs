using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>The lines of a bulk, and which of them belong to which item, so that some can be sent again.</summary>
internal sealed class BulkBody
{
    private const byte NewLine = (byte)'\n';

    private static readonly JsonWriterOptions Lines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<Item> _items = [];
    private Utf8JsonWriter? _json;

    public int Count => _items.Count;

    public int Bytes => _bytes.WrittenCount;

    public ReadOnlyMemory<byte> Content => _bytes.WrittenMemory;

    public string IdOf(int item) => _items[item].Id;

    /// <summary>The action is <c>index</c>, <c>update</c> or <c>delete</c>; the last has no document.</summary>
    public void Add(string action, string id, Action<Utf8JsonWriter>? document)
    {
        var start = _bytes.WrittenCount;
        var json = _json ??= new Utf8JsonWriter(_bytes, Lines);
        json.WriteStartObject();
        json.WriteStartObject(action);
        json.WriteString("_id", id);
        json.WriteEndObject();
        json.WriteEndObject();
        EndLine(json);
        if (document is not null)
        {
            document(json);
            EndLine(json);
        }

        _items.Add(new Item(id, start, _bytes.WrittenCount));
    }

    /// <summary>Some of the items, in their order.</summary>
    public BulkBody Only(IEnumerable<int> items)
    {
        var body = new BulkBody();
        foreach (var item in items.Select(item => _items[item]))
        {
            var start = body._bytes.WrittenCount;
            body._bytes.Write(_bytes.WrittenSpan[item.Start..item.End]);
            body._items.Add(new Item(item.Id, start, body._bytes.WrittenCount));
        }

        return body;
    }

    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _items.Clear();
    }

    private void EndLine(Utf8JsonWriter json)
    {
        json.Flush();
        json.Reset();
        _bytes.GetSpan(1)[0] = NewLine;
        _bytes.Advance(1);
    }

    private readonly record struct Item(string Id, int Start, int End);
}
