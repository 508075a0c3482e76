using System.Runtime.CompilerServices;
using ShopVision.Ingestion.Feeds.Rows;

namespace ShopVision.Ingestion.Feeds.Formats.Magento;

/// <summary>
/// Magento's (Adobe Commerce's) product export: a row a product, but a configurable one is what the simple ones that it names have in
/// common. Read twice, since it stands behind them; only the configurable ones are held in memory. Rows of other store views are skipped.
/// </summary>
internal sealed class MagentoReader(FeedRows rows, FeedOptions options) : IFeedFormatReader
{
    public async IAsyncEnumerable<FeedItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var places = new ColumnPlaces();
        var parents = new List<MagentoProduct>();
        var parentOf = new Dictionary<string, MagentoProduct>(StringComparer.Ordinal);
        await foreach (var row in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            if (new MagentoProduct(new NamedCells(row, places), options) is { IsOfStoreView: false, IsConfigurable: true } configurable)
            {
                parents.Add(configurable);
                foreach (var child in configurable.Children)
                    parentOf.TryAdd(child, configurable);
            }

        var withChildren = new HashSet<MagentoProduct>();
        await foreach (var row in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var product = new MagentoProduct(new NamedCells(row, places), options);
            if (product.IsOfStoreView || product.IsConfigurable)
                continue;
            var parent = parentOf.GetValueOrDefault(product.Sku ?? "");
            if (parent is not null)
                withChildren.Add(parent);
            yield return product.ItemOf(parent);
        }

        // One whose simple products are not in the feed is still something to find.
        foreach (var parent in parents.Where(parent => !withChildren.Contains(parent)))
            yield return parent.ItemOf(parent: null);
    }
}
