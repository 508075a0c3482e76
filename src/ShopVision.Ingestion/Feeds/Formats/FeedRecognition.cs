using System.Text;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds.Columns;
using ShopVision.Ingestion.Feeds.Content;
using ShopVision.Ingestion.Feeds.Rows;

namespace ShopVision.Ingestion.Feeds.Formats;

/// <summary>Tells a feed's format: by its extension and its first bytes what kind of text it is, by its columns whose.</summary>
internal static class FeedRecognition
{
    // Columns that stand together in exports of one system and nowhere else.
    private static readonly (FeedFormat Format, string[] Columns)[] Signatures =
    [
        (FeedFormat.Shopify, ["handle", "variantprice"]),
        (FeedFormat.Shopify, ["handle", "option1name"]),
        (FeedFormat.Shopify, ["urlhandle", "option1name"]),
        (FeedFormat.WooCommerce, ["type", "sku", "name", "regularprice"]),
        (FeedFormat.WooCommerce, ["type", "parent", "name", "attribute1name"]),
        (FeedFormat.Magento, ["sku", "producttype", "attributesetcode"]),
        (FeedFormat.Magento, ["sku", "storeviewcode", "producttype"]),
        (FeedFormat.MerchantCenterText, ["id", "title", "link", "imagelink", "availability"]),
    ];

    /// <summary>Throws <c>feed-format-unknown</c>, and <c>feed-invalid</c> for what is no feed of any format. A map of columns says that the feed is none of those with columns of their own.</summary>
    public static async Task<FeedFormat> FormatOfAsync(FeedContent content, FeedOptions options, CancellationToken cancellationToken)
    {
        var firstLine = Separators.FirstLine(content.Sample);
        if (firstLine.Length == 0 && content.Sample.Length < FeedContent.SampleBytes)
            throw FeedFaults.Empty(content.Name);
        if (firstLine.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || firstLine.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            throw FeedFaults.WebPage(content.Name);
        var format = options.Format ?? KindOf(content, firstLine);
        if (options.Format is not null || options.Columns is not null || (format != FeedFormat.Csv && format != FeedFormat.Tsv))
            return format;
        var columns = (await HeaderAsync(content, format, cancellationToken).ConfigureAwait(false)).Select(WellKnownColumns.Normalize).ToHashSet();
        return Signatures.FirstOrDefault(signature => signature.Columns.All(columns.Contains)).Format ?? format;
    }

    private static FeedFormat KindOf(FeedContent content, string firstLine)
    {
        if (firstLine.StartsWith('<') && IsMerchantCenter(content.Sample))
            return FeedFormat.MerchantCenterXml;
        if ((firstLine.StartsWith('{') || firstLine.StartsWith('[')) && content.Sample.AsSpan().IndexOf("\"@type\""u8) >= 0)
            return FeedFormat.SchemaOrg;
        return Separators.Extension(content.Path) switch
        {
            ".csv" => FeedFormat.Csv,
            ".tsv" or ".tab" => FeedFormat.Tsv,
            ".jsonl" or ".ndjson" => FeedFormat.JsonLines,
            _ when firstLine.StartsWith('{') => FeedFormat.JsonLines,
            _ when firstLine.StartsWith('[') || firstLine.StartsWith('<') => throw Unknown(content.Name),
            _ when firstLine.Contains('\t') => FeedFormat.Tsv,
            _ when firstLine.Contains(',') || firstLine.Contains(';') => FeedFormat.Csv,
            _ => throw Unknown(content.Name),
        };
    }

    private static bool IsMerchantCenter(ReadOnlySpan<byte> sample)
    {
        var text = Encoding.UTF8.GetString(sample);
        return text.Contains("<rss", StringComparison.Ordinal) || text.Contains("<feed", StringComparison.Ordinal)
            || text.Contains("http://base.google.com/ns/1.0", StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> HeaderAsync(FeedContent content, FeedFormat format, CancellationToken cancellationToken)
    {
        var rows = new FeedRows(content, format);
        await foreach (var row in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            return row.Columns;
        return rows.Header ?? [];
    }

    private static ShopVisionException Unknown(string feed) => new(
        ErrorCode.FeedFormatUnknown,
        $"The feed '{feed}' is in no format that is known, by its extension or its beginning. Expected one of these: "
        + $"{string.Join("; ", FeedFormat.All.Select(format => $"{format.Name} ({format.Title})"))}. Name it with --format.");
}
