using System.Runtime.CompilerServices;
using ShopVision.Ingestion.Feeds.Columns;
using ShopVision.Ingestion.Feeds.Rows;
using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Feeds.Formats;

/// <summary>A product a row, its columns told by a map or by their names.</summary>
internal sealed class NamedColumnsReader(FeedRows rows, FeedOptions options) : IFeedFormatReader
{
    private readonly List<string> _columns = [];
    private readonly HashSet<string> _columnsSeen = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? _boundColumns;
    private ColumnBindings? _bindings;

    /// <summary>Throws <c>feed-column-missing</c>: for delimited text before the first product, else after the last.</summary>
    public async IAsyncEnumerable<FeedItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isFirst = true;
        await foreach (var row in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (isFirst && rows.Header is { } header)
                ColumnNames.Require(rows.Feed, header, options.Columns);
            isFirst = false;
            var draft = Draft(new ProductCells(row, BindingsOf(row.Columns)), options.Currency);
            yield return row.Problem is { } problem ? FeedItem.Refused(row.Line, draft.Id, problem) : draft.ToItem(row.Line, options.Now);
        }

        ColumnNames.Require(rows.Feed, rows.Header ?? _columns, options.Columns);
    }

    public static ProductDraft Draft(ProductCells cells, string? currency) => new()
    {
        Id = cells.First(ProductField.Id),
        GroupId = cells.First(ProductField.GroupId),
        Sku = cells.First(ProductField.Sku),
        Gtin = cells.First(ProductField.Gtin),
        Title = cells.First(ProductField.Title),
        Description = cells.First(ProductField.Description),
        Brand = cells.First(ProductField.Brand),
        Category = cells.Path(ProductField.Category),
        Price = cells.First(ProductField.Price),
        Sale = cells.First(ProductField.SalePrice) is { } sale ? new SaleText(sale) : null,
        Currency = cells.First(ProductField.Currency) ?? currency,
        InStock = cells.First(ProductField.InStock),
        Url = cells.First(ProductField.Url),
        AddedAt = cells.First(ProductField.AddedAt),
        Attributes = cells.Attributes(),
        Images = cells.Images(),
    };

    private ColumnBindings BindingsOf(IReadOnlyList<string> columns)
    {
        if (_bindings is not null && ReferenceEquals(columns, _boundColumns))
            return _bindings;
        _columns.AddRange(columns.Where(_columnsSeen.Add));
        _boundColumns = columns;
        return _bindings = ColumnBindings.Resolve(columns, options.Columns);
    }
}
