using System.Runtime.CompilerServices;
using ShopVision.Ingestion.Feeds.Content;

namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>The rows of a feed, from the first as often as they are asked for.</summary>
internal sealed class FeedRows(FeedContent content, FeedFormat format)
{
    public string Feed => content.Name;

    /// <summary>The columns of the last reading, once its first row was read; null where each row names its own.</summary>
    public IReadOnlyList<string>? Header { get; private set; }

    public async IAsyncEnumerable<FeedRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = content.Open();
        await using (stream.ConfigureAwait(false))
        {
            var reader = ReaderOf(stream);
            await foreach (var row in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                Header = reader.Header;
                yield return row;
            }

            Header = reader.Header;
        }
    }

    private IFeedReader ReaderOf(Stream stream) =>
        format == FeedFormat.MerchantCenterXml ? new XmlFeedReader(stream, content.Name)
        : format == FeedFormat.JsonLines ? new JsonLinesFeedReader(stream, content.Name)
        : new DelimitedFeedReader(stream, content.Name, Separators.Of(content.Sample, content.Path));
}
