using ShopVision.Elasticsearch.Smile;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>The documents of a bulk, and which of them belong to which item, so that some can be sent again.</summary>
internal sealed class BulkBody
{
    private readonly SmileWriter _smile = new(capacity: 1 << 16);
    private readonly List<Item> _items = [];

    public int Count => _items.Count;

    public int Bytes => _smile.Length;

    public ReadOnlyMemory<byte> Content => _smile.Written;

    public string IdOf(int item) => _items[item].Id;

    public void Add<T>(BulkAction<T> action, T item)
    {
        var (start, id) = (_smile.Length, action.IdOf(item));
        _smile.StartDocument();
        _smile.StartObject();
        _smile.Key(action.Name);
        _smile.StartObject();
        _smile.Key("_id");
        _smile.Text(id);
        _smile.EndObject();
        _smile.EndObject();
        _smile.EndDocument();
        if (action.Document is { } document)
        {
            _smile.StartDocument();
            document(_smile, item);
            _smile.EndDocument();
        }

        _items.Add(new Item(id, start, _smile.Length));
    }

    /// <summary>Some of the items, in their order.</summary>
    public BulkBody Only(IEnumerable<int> items)
    {
        var body = new BulkBody();
        foreach (var item in items.Select(item => _items[item]))
        {
            var start = body._smile.Length;
            body._smile.Raw(Content.Span[item.Start..item.End]);
            body._items.Add(new Item(item.Id, start, body._smile.Length));
        }

        return body;
    }

    public void Clear()
    {
        _smile.Clear();
        _items.Clear();
    }

    private readonly record struct Item(string Id, int Start, int End);
}
