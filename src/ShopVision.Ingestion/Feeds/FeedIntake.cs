using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Feeds;

/// <summary>Takes a feed's rows one by one and sorts them into products and refusals. The first row of an id stands.</summary>
internal sealed class FeedIntake(string feed, ColumnMap? map)
{
    private readonly Dictionary<string, long> _lineById = new(StringComparer.Ordinal);
    private readonly List<FeedProduct> _products = [];
    private readonly List<IngestRefusal> _refusals = [];
    private readonly List<string> _columns = [];
    private readonly HashSet<string> _columnsSeen = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? _boundColumns;
    private ColumnBindings? _bindings;

    public IReadOnlyList<FeedProduct> Products => _products;

    public IReadOnlyList<IngestRefusal> Refusals => _refusals;

    /// <summary>Every column that a row had, in the order of their first appearance.</summary>
    public IReadOnlyList<string> Columns => _columns;

    public void Take(FeedRow row)
    {
        var source = new ProductRow(row, BindingsOf(row.Columns));
        var (product, problem) = source.Read();
        if (product is null)
            Refuse(row, source.Id, ErrorCode.ProductInvalid, problem!);
        else if (_lineById.TryAdd(product.Id, row.Line))
            _products.Add(new FeedProduct(row.Line, product));
        else
            Refuse(row, product.Id, ErrorCode.ProductDuplicate, $"Line {_lineById[product.Id]} of '{feed}' has a product with the id '{product.Id}' already; that one stands.");
    }

    private void Refuse(FeedRow row, string? id, ErrorCode code, string message) =>
        _refusals.Add(new IngestRefusal(row.Line, id, Image: null, code, message));

    private ColumnBindings BindingsOf(IReadOnlyList<string> columns)
    {
        if (_bindings is not null && ReferenceEquals(columns, _boundColumns))
            return _bindings;
        _columns.AddRange(columns.Where(_columnsSeen.Add));
        _boundColumns = columns;
        return _bindings = ColumnBindings.Resolve(columns, map);
    }
}
