using System.Runtime.CompilerServices;
using ShopVision.Ingestion.Feeds.Rows;

namespace ShopVision.Ingestion.Feeds.Formats.Shopify;

/// <summary>
/// Shopify's product export, with the column names of before and after 2025: the rows of one handle, which stand together, are a product,
/// its variants and its pictures.
/// </summary>
internal sealed class ShopifyReader(FeedRows rows, FeedOptions options) : IFeedFormatReader
{
    public async IAsyncEnumerable<FeedItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var places = new ColumnPlaces();
        var group = new List<NamedCells>();
        await foreach (var row in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var cells = new NamedCells(row, places);
            if (group.Count > 0 && ShopifyProduct.HandleOf(cells) != ShopifyProduct.HandleOf(group[0]))
            {
                foreach (var item in new ShopifyProduct(group, options).Items())
                    yield return item;
                group.Clear();
            }

            group.Add(cells);
        }

        if (group.Count > 0)
            foreach (var item in new ShopifyProduct(group, options).Items())
                yield return item;
    }
}
