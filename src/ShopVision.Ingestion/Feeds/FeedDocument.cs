using System.Runtime.CompilerServices;
using ShopVision.Ingestion.Feeds.Content;
using ShopVision.Ingestion.Feeds.Formats;

namespace ShopVision.Ingestion.Feeds;

/// <summary>A feed whose format is known. Its products are read one after the other, in memory that does not grow with the feed.</summary>
public sealed class FeedDocument : IAsyncDisposable
{
    private readonly FeedContent _content;
    private readonly FeedOptions _options;

    private FeedDocument(FeedContent content, FeedOptions options, FeedFormat format) => (_content, _options, Format) = (content, options, format);

    /// <summary>What messages call the feed: where it was fetched from, else its path.</summary>
    public string Name => _content.Name;

    public FeedFormat Format { get; }

    /// <summary>How its bytes were read as text, such as <c>utf-8</c>.</summary>
    public string Encoding => _content.EncodingName;

    /// <summary>
    /// Throws <c>feed-missing</c>, <c>feed-format-unknown</c>, <c>feed-column-missing</c> where a delimited feed lacks a column that is
    /// needed, and <c>feed-invalid</c>.
    /// </summary>
    public static Task<FeedDocument> OpenAsync(string path, FeedOptions options, CancellationToken cancellationToken) => OpenAsync(path, name: null, options, cancellationToken);

    /// <summary>The same for a file that messages call by another name than its path.</summary>
    internal static async Task<FeedDocument> OpenAsync(string path, string? name, FeedOptions options, CancellationToken cancellationToken)
    {
        var content = await FeedContent.OpenAsync(path, name, options.Encoding, cancellationToken).ConfigureAwait(false);
        try
        {
            return new FeedDocument(content, options, await FeedRecognition.FormatOfAsync(content, options, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await content.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Every product once, in the order of the feed; throws <c>feed-invalid</c> where what follows can no longer be read.</summary>
    public async IAsyncEnumerable<FeedItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in FormatReader.Of(Format, _content, _options).ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    public ValueTask DisposeAsync() => _content.DisposeAsync();
}
