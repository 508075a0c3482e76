using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Images;

/// <summary>The web and a folder, as far as a run may read pictures from them.</summary>
internal sealed class OpenPictures : IDisposable
{
    private readonly FetchJournal _journal;

    private OpenPictures(FetchJournal journal, IImageReader reader) => (_journal, Reader) = (journal, reader);

    public IImageReader Reader { get; }

    /// <summary>Throws where the folder of the pictures, or what was noted of them, cannot be opened.</summary>
    public static OpenPictures Open(IngestRequest request, Fetcher fetcher, TimeProvider time)
    {
        var journal = FetchJournal.Open(request.DataFolder);
        try
        {
            return new OpenPictures(journal, ReaderOf(request, journal, new RemoteImageReader(fetcher, journal, request.Fetching, request.Pictures, time), time));
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public void Dispose() => _journal.Dispose();

    /// <summary>Paths start from the folder or address that is named, else from where the feed is.</summary>
    private static ShopImageReader ReaderOf(IngestRequest request, FetchJournal journal, RemoteImageReader remote, TimeProvider time)
    {
        var start = request.ImageFolder ?? request.FeedPath;
        return WebAddress.IsMeant(start)
            ? new ShopImageReader(null, remote, new Uri(start))
            : new ShopImageReader(new LocalImageReader(request.ImageFolder ?? Path.GetDirectoryName(Path.GetFullPath(request.FeedPath))!, journal, time), remote, null);
    }
}
