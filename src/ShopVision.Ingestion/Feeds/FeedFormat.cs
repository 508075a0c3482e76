using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds;

/// <summary>How a feed is written, by the <paramref name="Name"/> that commands and settings know it by.</summary>
public sealed record FeedFormat(string Name, string Title)
{
    public static readonly FeedFormat Csv = new("csv", "CSV with columns by name");
    public static readonly FeedFormat Tsv = new("tsv", "tab-separated text with columns by name");
    public static readonly FeedFormat JsonLines = new("jsonl", "JSON, one product a line");
    public static readonly FeedFormat MerchantCenterXml = new("google-xml", "Google Merchant Center XML (RSS or Atom)");
    public static readonly FeedFormat MerchantCenterText = new("google-text", "Google Merchant Center text");
    public static readonly FeedFormat Shopify = new("shopify", "Shopify product CSV");
    public static readonly FeedFormat WooCommerce = new("woocommerce", "WooCommerce product CSV");
    public static readonly FeedFormat Magento = new("magento", "Magento product CSV");
    public static readonly FeedFormat SchemaOrg = new("schema.org", "schema.org products as JSON-LD");

    public static IReadOnlyList<FeedFormat> All { get; } =
        [MerchantCenterXml, MerchantCenterText, Shopify, WooCommerce, Magento, SchemaOrg, Csv, Tsv, JsonLines];

    /// <summary>Throws <c>invalid-request</c> for a name that is not known.</summary>
    public static FeedFormat Named(string name) => All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ShopVisionException(
            ErrorCode.InvalidRequest, $"Expected a feed format, one of {string.Join(", ", All.Select(format => format.Name))}, found '{name}'.");
}
