using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Runs;

/// <summary>A feed that can be read, fetched where it is at an address, and a reader for the pictures that it names.</summary>
internal sealed class OpenFeed : IAsyncDisposable
{
    private readonly Fetcher _fetcher;
    private readonly FetchJournal _journal;

    private OpenFeed(FeedDocument document, Fetcher fetcher, FetchJournal journal, IImageReader pictures) =>
        (Document, _fetcher, _journal, Pictures) = (document, fetcher, journal, pictures);

    public FeedDocument Document { get; }

    public IImageReader Pictures { get; }

    /// <summary>Throws where there is no such feed, it does not come, or nobody knows its format.</summary>
    public static async Task<OpenFeed> OpenAsync(IngestRequest request, TimeProvider time, IConnections connections, CancellationToken cancellationToken)
    {
        var fetcher = new Fetcher(request.Fetching, time, connections);
        FeedDocument? document = null;
        FetchJournal? journal = null;
        try
        {
            var path = await new FeedDownload(fetcher, request.Fetching, Path.Combine(request.DataFolder, "feeds")).LocalAsync(request.FeedPath, cancellationToken).ConfigureAwait(false);
            document = await FeedDocument.OpenAsync(path, request.Feed with { Now = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
            journal = FetchJournal.Open(request.DataFolder);
            return new OpenFeed(document, fetcher, journal, ReaderOf(request, journal, new RemoteImageReader(fetcher, journal, request.Fetching, request.Pictures, time), time));
        }
        catch
        {
            if (document is not null)
                await document.DisposeAsync().ConfigureAwait(false);
            journal?.Dispose();
            fetcher.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Document.DisposeAsync().ConfigureAwait(false);
        _journal.Dispose();
        _fetcher.Dispose();
    }

    /// <summary>Paths start from the folder or address that is named, else from where the feed is.</summary>
    private static ShopImageReader ReaderOf(IngestRequest request, FetchJournal journal, RemoteImageReader remote, TimeProvider time)
    {
        var start = request.ImageFolder ?? request.FeedPath;
        return WebAddress.IsMeant(start)
            ? new ShopImageReader(null, remote, new Uri(start))
            : new ShopImageReader(new LocalImageReader(request.ImageFolder ?? Path.GetDirectoryName(Path.GetFullPath(request.FeedPath))!, journal, time), remote, null);
    }
}
