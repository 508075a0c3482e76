using ShopVision.Ingestion.Feeds.Content;
using ShopVision.Ingestion.Feeds.Formats.Magento;
using ShopVision.Ingestion.Feeds.Formats.MerchantCenter;
using ShopVision.Ingestion.Feeds.Formats.SchemaOrg;
using ShopVision.Ingestion.Feeds.Formats.Shopify;
using ShopVision.Ingestion.Feeds.Formats.WooCommerce;
using ShopVision.Ingestion.Feeds.Rows;

namespace ShopVision.Ingestion.Feeds.Formats;

/// <summary>Finds the reader of a format.</summary>
internal static class FormatReader
{
    public static IFeedFormatReader Of(FeedFormat format, FeedContent content, FeedOptions options)
    {
        var rows = new FeedRows(content, format);
        return format == FeedFormat.MerchantCenterXml || format == FeedFormat.MerchantCenterText ? new MerchantCenterReader(rows, options)
            : format == FeedFormat.Shopify ? new ShopifyReader(rows, options)
            : format == FeedFormat.WooCommerce ? new WooCommerceReader(rows, options)
            : format == FeedFormat.Magento ? new MagentoReader(rows, options)
            : format == FeedFormat.SchemaOrg ? new SchemaOrgReader(content, options)
            : new NamedColumnsReader(rows, options);
    }
}
