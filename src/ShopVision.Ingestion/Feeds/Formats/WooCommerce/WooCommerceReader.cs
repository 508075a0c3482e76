using System.Runtime.CompilerServices;
using ShopVision.Ingestion.Feeds.Rows;

namespace ShopVision.Ingestion.Feeds.Formats.WooCommerce;

/// <summary>
/// WooCommerce's product export: a row a product, but a variable product is what its variations have in common. Read twice, since a
/// variation may stand before its parent; only the parents are held in memory.
/// </summary>
internal sealed class WooCommerceReader(FeedRows rows, FeedOptions options) : IFeedFormatReader
{
    public async IAsyncEnumerable<FeedItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var places = new ColumnPlaces();
        var parents = new Dictionary<string, WooCommerceProduct>(StringComparer.Ordinal);
        var withVariations = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var product = new WooCommerceProduct(new NamedCells(row, places), options);
            if (product.IsVariable)
                foreach (var reference in product.References)
                    parents.TryAdd(reference, product);
            else if (product.IsVariation && product.Parent is { } parent)
                withVariations.Add(parent);
        }

        await foreach (var row in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var product = new WooCommerceProduct(new NamedCells(row, places), options);
            if (product.IsVariable && product.References.Any(withVariations.Contains))
                continue;
            yield return product.IsVariation ? product.ItemOf(parents.GetValueOrDefault(product.Parent ?? "")) : product.Item();
        }
    }
}
