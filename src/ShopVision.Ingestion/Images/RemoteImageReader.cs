using ShopVision.Core.Errors;
using ShopVision.Ingestion.Fetching;

namespace ShopVision.Ingestion.Images;

/// <summary>Reads pictures from web servers, and none that was fetched not long ago or that its server still has.</summary>
internal sealed class RemoteImageReader(Fetcher fetcher, FetchJournal journal, FetchOptions options, ImageOptions images, TimeProvider time) : IImageReader
{
    private readonly FetchBounds _bounds = new(options.MaxImageBytes, options.ImageTimeout);

    /// <summary>More than are fetched at a time: while a host wants a pause, there are others to go on with.</summary>
    public int Ahead => 4 * options.Concurrency;

    public string? Obstacle(string source) => WebAddress.Read(source) is (null, var problem) ? Message(source, problem) : null;

    public Sha256Digest? KnownDigest(string source) => journal.Find(source) is { } known && time.GetUtcNow() - known.At < images.RefreshAfter ? known.Digest : null;

    public async ValueTask<ImageFile> ReadAsync(string source, CancellationToken cancellationToken) => KnownDigest(source) is { } digest
        ? ImageFile.Known(digest.ToString())
        : await FetchAsync(source, journal.Find(source), cancellationToken).ConfigureAwait(false);

    public async ValueTask<ImageFile> LoadAsync(string source, CancellationToken cancellationToken) =>
        await FetchAsync(source, known: null, cancellationToken).ConfigureAwait(false);

    private async Task<ImageFile> FetchAsync(string source, FetchedImage? known, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var result = await fetcher.FetchAsync(source, _bounds, known?.Validators ?? Validators.None, content, cancellationToken).ConfigureAwait(false);
        var file = result.Status switch
        {
            FetchStatus.Fetched => ImageFile.Of(content.GetBuffer().AsMemory(0, (int)content.Length)),
            FetchStatus.NotModified when known is { } before => ImageFile.Known(before.Digest.ToString()),
            FetchStatus.Blocked => Refused(ErrorCode.ImageAddressBlocked),
            FetchStatus.TooLarge => Refused(ErrorCode.ImageTooLarge),
            FetchStatus.Failed => Refused(ErrorCode.ImageFetchFailed),
            _ => Refused(ErrorCode.ImageMissing),
        };
        if (file.Refusal is null)
        {
            var validators = result.Validators.Any ? result.Validators : known?.Validators ?? Validators.None;
            journal.Add(source, new FetchedImage(Sha256Digest.Parse(file.Digest), validators.ETag, validators.LastModified, time.GetUtcNow()));
        }

        return file;

        ImageFile Refused(ErrorCode code) => ImageFile.Refused(code, Message(source, result.Reason));
    }

    private static string Message(string source, string problem) => $"'{WebAddress.Shown(source)}' {problem}.";
}
