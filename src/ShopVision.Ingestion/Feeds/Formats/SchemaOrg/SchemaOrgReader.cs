using System.Runtime.CompilerServices;
using System.Text.Json;
using ShopVision.Ingestion.Feeds.Content;
using ShopVision.Ingestion.Feeds.Rows;

namespace ShopVision.Ingestion.Feeds.Formats.SchemaOrg;

/// <summary>
/// schema.org's Product and ProductGroup as JSON-LD: a document, an array of them, or one a line; in lists, catalogs, feeds and graphs,
/// whose references are followed within their document.
/// </summary>
internal sealed class SchemaOrgReader(FeedContent content, FeedOptions options) : IFeedFormatReader
{
    // Real documents nest a few; a reference to itself would go on for ever.
    private const int MaxDepth = 16;

    public async IAsyncEnumerable<FeedItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = content.Open();
        await using (stream.ConfigureAwait(false))
            await foreach (var (line, json) in new JsonValues(stream, content.Name).ReadAsync(cancellationToken).ConfigureAwait(false))
                foreach (var item in Items(line, json))
                    yield return item;
    }

    private List<FeedItem> Items(long line, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. new SchemaOrgDocument(document.RootElement, line, options).Products(document.RootElement, MaxDepth)];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw FeedFaults.Invalid(content.Name, $"The JSON value that begins on line {line} is not understood: {fault.Message}", fault);
        }
    }
}
